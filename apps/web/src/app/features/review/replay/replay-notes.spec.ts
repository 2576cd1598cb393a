import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NoteListItem, Role } from '@sojourn/domain';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole } from '../../../ui/testing/by-role.js';
import { ReplayNotes } from './replay-notes.js';

const note = (id: string, changes: Partial<NoteListItem> = {}): NoteListItem => ({
  ...{ id, noteType: 'dosing-session', state: 'signed', courseId: null, sessionIds: ['s1'], isMine: false },
  ...{ author: { id: 'n', name: 'Priya Nair', credential: '' }, openedAt: '2026-11-18T15:00:00Z', signedAt: '2026-11-18T18:40:00Z' },
  ...changes,
});

function opened(role: Role): HttpTestingController {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(ReplayNotes);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.componentRef.setInput('sessionId', 's1');
  fixture.autoDetectChanges();
  return TestBed.inject(HttpTestingController);
}

describe('the notes of a replayed session', () => {
  it('are those signed about it, each with its author and a way to it; drafts and other sessions’ notes are left out', async () => {
    const listed = [note('a'), note('b', { state: 'draft' }), note('c', { sessionIds: ['s2'] }), note('d', { state: 'pending-cosign' })];
    opened('therapist').expectOne('/api/v1/patients/p1/therapy-notes').flush(listed);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(allByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/notes/a', '/notes/d']);
    expect(document.body.textContent).toMatch(/Priya Nair, .*13:40/);
  });

  it('are not asked for by somebody who reads none', async () => {
    opened('clinic-manager').expectNone('/api/v1/patients/p1/therapy-notes');
    expect(document.body.textContent).not.toContain('Signed afterwards');
  });
});
