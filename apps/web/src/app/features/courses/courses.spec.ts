import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { localDate, type CourseView, type Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import courseRoutes from './courses.routes.js';

async function open(role: Role, path: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'patients/:patientId/courses', children: courseRoutes }], withComponentInputBinding()),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const harness = await RouterTestingHarness.create(`/patients/p1/courses${path}`);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    harness.detectChanges();
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
}

const visit = { type: 'preparation', title: 'Preparation 1', targetOn: localDate('2026-12-01'), roomMinutes: 85, isDosing: false } as const;
function aCourse(differing: Partial<CourseView> = {}): CourseView {
  return {
    ...{
      id: 'c1',
      patientId: 'p1',
      patientName: 'Sara Amin',
      protocolName: 'Six infusions',
      protocolId: 'six',
      protocolVersion: 1,
      version: 1,
    },
    ...{ product: 'intravenous-ketamine', state: 'preparing', startsOn: localDate('2026-12-01'), team: [], steps: [], nextSteps: [] },
    visits: [{ ...visit, key: 'preparation-1', appointment: null, sessionId: null }],
    ...differing,
  };
}
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a course on the chart', () => {
  it('says what still stands in the way of induction and lets nobody press it', async () => {
    const { server, settle } = await open('prescriber', '/c1');
    const missing = { code: 'first-order-missing', message: 'Sign the dose order of the first session.' };
    server
      .expectOne('/api/v1/courses/c1')
      .flush(aCourse({ nextSteps: [{ event: 'start-induction', to: 'induction', documents: [], unmet: [missing] }] }));
    await settle();
    expect(text()).toContain('Sign the dose order of the first session.');
    expect(allByRole('button', 'Start induction')).toEqual([]);
  });

  it('asks why there is no preparation note, keeps the words when they are refused, and sends them', async () => {
    const { server, settle } = await open('prescriber', '/c1');
    const note = { code: 'preparation-note-missing', message: 'Sign a preparation note, or say why none is needed.' };
    server
      .expectOne('/api/v1/courses/c1')
      .flush(aCourse({ nextSteps: [{ event: 'start-induction', to: 'induction', documents: [], unmet: [note] }] }));
    await settle();
    byRole('button', 'Start induction').click();
    await settle();
    type(byLabel('Why no preparation note is needed'), 'Prepared in an earlier course');
    byRole('button', 'Start induction').click();
    await settle();
    const sent = server.expectOne('/api/v1/courses/c1/steps');
    expect(sent.request.body).toMatchObject({
      event: 'start-induction',
      documented: { 'preparation-waiver': 'Prepared in an earlier course' },
    });
    sent.flush(
      { title: 'Not yet', detail: 'Freeze the baseline measures.', code: 'baseline-not-frozen', status: 409 },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(text()).toContain('Freeze the baseline measures.');
    expect(byLabel('Why no preparation note is needed').value).toBe('Prepared in an earlier course');
  });

  it('offers the desk to book a visit that has no time yet, and clinicians the way to a session', async () => {
    const { server, settle } = await open('clinic-manager', '/c1');
    server.expectOne('/api/v1/courses/c1').flush(aCourse());
    await settle();
    expect(text()).toContain('planned for 1 Dec 2026');
    expect(byRole('link', 'Book').getAttribute('href')).toBe('/schedule?on=2026-12-01&patient=p1&visit=c1%20preparation-1');
    expect(text()).toContain('The care team decides the steps of a course.');
  });
});

describe('enrolment', () => {
  it('names every reason of a refusal and keeps what was chosen', async () => {
    const { server, settle } = await open('prescriber', '/new');
    server
      .expectOne('/api/v1/protocols')
      .flush([{ id: 'six', version: 1, name: 'Six infusions', product: 'intravenous-ketamine', visits: [] }]);
    server.expectOne('/api/v1/staff').flush([
      { id: 's1', displayName: 'Maya Okafor', initials: 'MO', credential: 'MD', roles: ['prescriber'] },
      { id: 's2', displayName: 'Jonas Weber', initials: 'JW', credential: 'LMFT', roles: ['therapist'] },
    ]);
    await settle();
    byRole('button', 'Enrol').click();
    await settle();
    expect(text()).toContain('Choose the protocol, the first day, the prescriber and the therapist.');
    server.expectNone('/api/v1/courses');
    for (const [label, choice] of [
      ['Protocol', 'Six infusions'],
      ['Prescriber', 'Maya Okafor'],
      ['Therapist', 'Jonas Weber'],
    ] as const) {
      type(byLabel(label), choice);
      await settle();
      byLabel(label).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await settle();
    }
    byRole('button', 'Enrol').click();
    await settle();
    const sent = server.expectOne('/api/v1/courses');
    expect(sent.request.body).toMatchObject({
      protocolId: 'six',
      team: [
        { staffMemberId: 's1', role: 'prescriber' },
        { staffMemberId: 's2', role: 'therapist' },
      ],
    });
    const errors = ['No prescriber has signed an eligibility determination.', 'A consent is not in force: general.'].map((message) => ({
      path: '',
      code: 'x',
      message,
    }));
    sent.flush(
      { title: 'Not enrolled', detail: 'x', code: 'eligibility-missing', status: 409, errors },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(allByRole('listitem', /determination|consent/)).toHaveLength(2);
    expect(byLabel('Protocol').value).toBe('Six infusions');
    expect(byRole('link', 'Open consents').getAttribute('href')).toBe('/patients/p1/consents');
  });
});
