import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { FoundPassage, IntegrationThreadView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byLabel, byRole, type as typeInto } from '../../ui/testing/by-role.js';
import { FindBox } from './find-box.js';
import PatientNotesPage from './patient-notes-page.js';
import ThreadPage from './thread-page.js';

const said: FoundPassage = {
  ...{ kind: 'session', noteId: null, noteType: null, section: null, sessionId: 'd1', entryId: 'e1', author: 'Priya Nair' },
  at: '2026-11-17T15:12:00Z',
  parts: [
    { text: 'I can see my father’s ', isMatch: false },
    { text: 'workshop', isMatch: true },
  ],
};

let server: HttpTestingController;

beforeEach(() => {
  TestBed.configureTestingModule({
    errorOnUnknownElements: true,
    errorOnUnknownProperties: true,
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  server = TestBed.inject(HttpTestingController);
});

async function settle(fixture: ComponentFixture<unknown>, milliseconds = 5): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  fixture.detectChanges();
}

describe('finding words from the notes of a patient', () => {
  it('begins with the key /, and shows where the words stand with what matched', async () => {
    const fixture = TestBed.createComponent(FindBox);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.componentRef.setInput('patientId', 'p1');
    fixture.detectChanges();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    const box = byLabel(/^Find in signed notes/);
    expect(document.activeElement).toBe(box);
    typeInto(box, 'workshop');
    await settle(fixture, 250);
    const question = server.expectOne({ method: 'POST', url: '/api/v1/patients/p1/therapy-notes/search' });
    expect(question.request.body).toEqual({ text: 'workshop' });
    question.flush([said]);
    await settle(fixture);
    const hit = byRole('link', /workshop/);
    expect([hit.getAttribute('href'), hit.querySelector('.match')?.textContent]).toEqual(['/sessions/d1/dose', 'workshop']);
    expect(hit.textContent).toContain('Said in the session');
  });
});

describe('the pages around it', () => {
  it('show the notes of a patient with the box above them', async () => {
    const fixture = TestBed.createComponent(PatientNotesPage);
    fixture.componentRef.setInput('patientId', 'p1');
    fixture.detectChanges();
    await settle(fixture);
    server.expectOne('/api/v1/patients/p1/therapy-notes').flush([]);
    await settle(fixture);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('No note of this patient yet.');
  });

  it('draw the thread with the patient’s words as quotes, and say what is not written', async () => {
    const fixture = TestBed.createComponent(ThreadPage);
    fixture.componentRef.setInput('patientId', 'p1');
    fixture.componentRef.setInput('courseId', 'c1');
    fixture.detectChanges();
    await settle(fixture);
    const { at } = said;
    const source = { kind: 'note', noteId: 'n0', noteType: 'preparation', section: 'intentions', author: 'Priya Nair' } as const;
    const turn = { sessionId: 'd1', startsAt: at, surfaced: [], themes: ['grief-and-loss'], insights: [], practices: [] };
    const intentions = [{ at, text: 'She says “let go”.', isQuote: false, source }];
    const view: IntegrationThreadView = {
      patientId: 'p1',
      courseId: 'c1',
      courseName: 'Six infusions',
      due: [],
      turns: [{ ...turn, intentions }],
    };
    server.expectOne('/api/v1/courses/c1/thread').flush(view);
    await settle(fixture);
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('q')?.textContent).toBe('“let go”');
    expect(page.textContent).toContain('Grief and loss');
    expect(page.textContent).toContain('No insight is written yet.');
  });
});
