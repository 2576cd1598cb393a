import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import { NotesPutAside } from './notes-put-aside.js';

async function shown(notes: readonly object[]): Promise<void> {
  const silent = () => Object.assign(new EventTarget(), { close: () => undefined });
  const providers = [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: OPEN_EVENT_SOURCE, useValue: silent }];
  TestBed.configureTestingModule({ providers });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  const fixture = TestBed.createComponent(NotesPutAside);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.detectChanges();
  TestBed.inject(HttpTestingController).expectOne('/api/v1/patients/p1/therapy-notes/put-aside').flush(notes);
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

describe('drafts that were put aside', () => {
  it('are found again by whoever may read them', async () => {
    await shown([{ id: 'n1', noteType: 'preparation', openedAt: '2026-11-18T18:40:00Z', author: { name: 'Priya Nair' } }]);
    expect(document.querySelector('summary')?.textContent).toBe('Begun by mistake or entered in error (1)');
    expect(byRole('link', 'Preparation note, 18 Nov 2026, 13:40').getAttribute('href')).toBe('/notes/n1');
  });

  it('take no room where there is none', async () => {
    await shown([]);
    expect(document.querySelector('details')).toBeNull();
  });
});
