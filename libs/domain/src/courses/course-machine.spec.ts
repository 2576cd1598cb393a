import { decideTransition, type Decision, type Unmet } from '../shared/index.js';
import type { CourseFacts } from './course-guards.js';
import { courseMachine } from './course-machine.js';
import { courseStates, type CourseState, type CourseStep } from './course-states.js';
import type { Role } from '../staff/index.js';

const inOrder: CourseFacts = {
  isEligibilityChecklistComplete: true,
  missingConsents: [],
  isRemsEnrolmentNeeded: true,
  hasRemsEnrolment: true,
  hasCareTeam: true,
  signedPreparationNotes: 1,
  isPreparationWaived: false,
  hasSignedOrderForFirstSession: true,
  isBaselineFrozen: true,
  openDosingSessions: 0,
  futureAppointments: 0,
  openDrafts: 0,
  stateBeforeHold: 'induction',
};
const unknown: CourseFacts = {
  ...inOrder,
  isEligibilityChecklistComplete: null,
  missingConsents: null,
  hasRemsEnrolment: null,
  hasCareTeam: null,
  signedPreparationNotes: null,
  hasSignedOrderForFirstSession: null,
  isBaselineFrozen: null,
  openDosingSessions: null,
  futureAppointments: null,
  openDrafts: null,
};
const everyDocument = [...new Set(courseMachine.transitions.flatMap((transition) => transition.documents ?? []))];
const ask = (
  state: CourseState,
  event: CourseStep,
  changes: Partial<CourseFacts> = {},
  roles: readonly Role[] = ['prescriber'],
  documented = everyDocument,
) => decideTransition(courseMachine, { state, event, roles, facts: { ...inOrder, ...changes }, documented });
const codes = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));

describe('a treatment course', () => {
  it('goes from referral through induction to completion', () => {
    const path: readonly (readonly [CourseState, CourseStep, CourseState])[] = [
      ['referred', 'start-screening', 'screening'],
      ['screening', 'find-eligible', 'eligible'],
      ['eligible', 'confirm-consents', 'consented'],
      ['consented', 'start-preparation', 'preparing'],
      ['preparing', 'start-induction', 'induction'],
      ['induction', 'start-review', 'review'],
      ['review', 'start-maintenance', 'maintenance'],
      ['maintenance', 'complete', 'completed'],
    ];
    for (const [from, event, to] of path) expect(ask(from, event)).toMatchObject({ allowed: true, value: { to } });
  });

  it.each([
    ['screening', 'find-eligible', ['checklist-incomplete']],
    ['eligible', 'confirm-consents', ['consents-unknown', 'rems-enrolment-missing']],
    ['consented', 'start-preparation', ['care-team-missing']],
    ['preparing', 'start-induction', ['preparation-note-missing', 'first-order-missing', 'baseline-not-frozen', 'consents-unknown']],
    ['induction', 'start-review', ['dosing-sessions-open']],
    ['maintenance', 'complete', ['dosing-sessions-open', 'appointments-left', 'drafts-left']],
  ] as const)('stays %s while nobody knows what %s asks for', (state, event, missing) => {
    expect(codes(ask(state, event, unknown))).toEqual(missing);
  });

  it('names each missing consent and counts open sessions', () => {
    expect(codes(ask('eligible', 'confirm-consents', { missingConsents: ['GENERAL', 'OFF_LABEL_KETAMINE'] }))).toEqual([
      'consent-missing',
      'consent-missing',
    ]);
    expect(codes(ask('induction', 'start-review', { openDosingSessions: 2 }))).toEqual(['dosing-sessions-open']);
    const words = (open: number | null) => {
      const asked = ask('induction', 'start-review', { openDosingSessions: open });
      return asked.allowed ? [] : asked.refusals.map(({ message }) => message);
    };
    expect(words(null)).toEqual(['Nobody has looked for open dosing sessions.']);
    expect([...words(1), ...words(3)]).toEqual(['One dosing session is still open.', '3 dosing sessions are still open.']);
    expect(codes(ask('preparing', 'start-induction', { signedPreparationNotes: 0, isPreparationWaived: true }))).toEqual([]);
    expect(codes(ask('eligible', 'confirm-consents', { isRemsEnrolmentNeeded: false, hasRemsEnrolment: null }))).toEqual([]);
  });

  it('holds with a reason and review date and resumes where it was', () => {
    expect(codes(ask('induction', 'hold', {}, ['prescriber'], []))).toEqual(['not-documented', 'not-documented']);
    expect(ask('on-hold', 'resume')).toMatchObject({ value: { to: 'induction' } });
    expect(codes(ask('induction', 'hold', {}, ['nurse']))).toEqual(['role-may-not']);
  });

  it('leaves its terminal states never again', () => {
    for (const state of courseMachine.terminal) {
      expect(courseMachine.transitions.some((transition) => transition.from.includes(state))).toBe(false);
      expect(codes(ask(state, 'rescreen'))).toEqual(['not-from-this-state']);
    }
  });

  it('can reach every state and leave every other one', () => {
    const reached = new Set(courseMachine.transitions.map(({ to }) => (typeof to === 'function' ? to(inOrder) : to)));
    for (const state of courseStates) {
      expect(state === 'referred' || reached.has(state)).toBe(true);
      expect(
        courseMachine.terminal.includes(state) || courseMachine.transitions.some((transition) => transition.from.includes(state)),
      ).toBe(true);
    }
  });

  it('lets any clinician record that the patient withdraws, from a hold too', () => {
    expect(ask('on-hold', 'withdraw', {}, ['therapist'])).toMatchObject({ value: { to: 'withdrawn' } });
    expect(codes(ask('induction', 'withdraw', {}, ['front-desk']))).toEqual(['role-may-not']);
  });
});
