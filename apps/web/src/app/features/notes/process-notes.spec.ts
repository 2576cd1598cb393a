import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ProcessNoteView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
import ProcessNotesPage from './process-notes-page.js';

const address = '/api/v1/patients/p1/process-notes';
const note = (changes: Partial<ProcessNoteView> = {}): ProcessNoteView => ({
  ...{ id: 'n1', heldOn: '2026-11-18' as ProcessNoteView['heldOn'], text: 'her silence', version: 2, hasChartNote: false },
  ...{ openedAt: '2026-11-18T18:00:00Z', savedAt: '2026-11-18T18:20:00Z' },
  ...changes,
});

let fixture: ComponentFixture<ProcessNotesPage>;
let server: HttpTestingController;

async function settle(milliseconds = 5): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  fixture.detectChanges();
}

const field = (name: RegExp): HTMLTextAreaElement => byRole('textbox', name) as HTMLTextAreaElement;

async function type(into: HTMLTextAreaElement, text: string): Promise<void> {
  into.value = text;
  into.dispatchEvent(new Event('input'));
  await settle(1300);
}

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(ProcessNotesPage);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.detectChanges();
  await settle();
  server.expectOne(address).flush([note()]);
  await settle();
});

describe('process notes beside the patient', () => {
  it('says what the chart is and what this page is, and that the session still needs its chart note', () => {
    const words = (fixture.nativeElement as HTMLElement).textContent;
    expect(words).toContain('Integration note = chart, patient can see it.');
    expect(words).toContain('The chart has no note of yours about this day');
    expect(byRole('link', 'Write the chart note').getAttribute('href')).toBe('/patients/p1/notes');
  });

  it('saves after a pause on the version that was read', async () => {
    await type(field(/^Process note of/), 'her silence, and mine');
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/process-notes/n1' });
    expect([sent.request.headers.get('If-Match'), sent.request.body]).toEqual(['"2"', { text: 'her silence, and mine' }]);
  });

  it('shows both texts when the note was saved on another screen, and asks which goes on', async () => {
    await type(field(/^Process note of/), 'mine');
    server.expectOne({ method: 'PUT', url: '/api/v1/process-notes/n1' }).flush({}, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    server.expectOne(address).flush([note({ text: 'theirs', version: 7 })]);
    await settle();
    expect([field(/^Process note of/).value, (fixture.nativeElement as HTMLElement).textContent?.includes('theirs')]).toEqual([
      'mine',
      true,
    ]);
    byRole('button', 'Go on with the words on this screen').click();
    await settle();
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/process-notes/n1' });
    expect([sent.request.headers.get('If-Match'), sent.request.body]).toEqual(['"7"', { text: 'mine' }]);
  });

  it('keeps what was typed when a new note is not taken', async () => {
    await type(field(/^What was said/), 'a first thought');
    byRole('button', 'Keep process note').click();
    await settle();
    const sent = server.expectOne({ method: 'POST', url: address });
    expect(sent.request.body).toMatchObject({ text: 'a first thought' });
    sent.flush({}, { status: 503, statusText: 'Busy' });
    await settle();
    expect(field(/^What was said/).value).toBe('a first thought');
  });
});
