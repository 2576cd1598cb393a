import { elapsedMinutes, instantText, plusMinutes, type Guard, type Instant, type Machine, type Unmet } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

export const appointmentStates = [
  'requested',
  'waitlisted',
  'held',
  'booked',
  'confirmed',
  'arrived',
  'checked-in',
  'in-progress',
  'completed',
  'cancelled-patient',
  'cancelled-late',
  'cancelled-clinic',
  'no-show',
  'entered-in-error',
] as const;
export type AppointmentState = (typeof appointmentStates)[number];

export type AppointmentEvent =
  | 'waitlist'
  | 'hold'
  | 'book'
  | 'confirm'
  | 'arrive'
  | 'arrive-after-no-show'
  | 'check-in'
  | 'begin'
  | 'complete'
  | 'cancel-for-patient'
  | 'cancel-for-clinic'
  | 'mark-no-show'
  | 'call-again'
  | 'follow-up'
  | 'mark-entered-in-error';

export type AppointmentActor = Role | 'patient';

/** What the guards look at; null is "nobody has looked" and stands in the way. Times are instants, minutes are elapsed time. */
export interface AppointmentFacts {
  readonly now: Instant;
  readonly startsAt: Instant;
  readonly isDosingVisit: boolean;
  readonly areResourcesFree: boolean | null;
  readonly doesCoursePermitVisit: boolean | null;
  readonly areCredentialsValid: boolean | null;
  readonly isPrescriberOnSiteThroughout: boolean | null;
  readonly hasEscortContact: boolean;
  /** Whether a full observation still fits before closing time. */
  readonly isBlockStillFeasible: boolean | null;
  readonly identifiersChecked: number;
  /** As the record counts them. */
  readonly openForms: number | null;
  readonly areOpenFormsExplained: boolean;
  readonly isLinkedRecordFinished: boolean | null;
}

/** What the clinic's policy says of an appointment's life: late cancellation, the grace before a no-show. Source: clinical reference §1.5. */
export type AppointmentPolicy = Pick<SchedulingPolicy, 'lateCancellationMin' | 'noShowAfterMin'>;

const need = (isMet: boolean, code: string, message: string): readonly Unmet[] => (isMet ? [] : [{ code, message }]);

const resourcesFree: Guard<AppointmentFacts> = (facts) =>
  need(facts.areResourcesFree === true, 'resources-not-free', 'Every person, room and pump must be free, buffers included.');
const bookable: Guard<AppointmentFacts> = (facts) => [
  ...need(facts.doesCoursePermitVisit === true, 'course-does-not-permit', 'The course does not permit this visit now.'),
  ...need(facts.areCredentialsValid === true, 'credentials-not-valid', "A staff member's licence is not known to be valid on that day."),
  ...need(
    !facts.isDosingVisit || facts.isPrescriberOnSiteThroughout === true,
    'prescriber-not-on-site',
    'A prescriber must be on site for the whole block.',
  ),
];
const escortKnown: Guard<AppointmentFacts> = (facts) =>
  need(!facts.isDosingVisit || facts.hasEscortContact, 'escort-missing', "Write down the escort's name and telephone number.");
const identified: Guard<AppointmentFacts> = (facts) => [
  ...need(facts.identifiersChecked >= 2, 'identity-not-checked', 'Check two identifiers.'),
  ...need(facts.openForms === 0 || facts.areOpenFormsExplained, 'forms-open', 'Forms are open: say why they are not complete.'),
];
const feasible: Guard<AppointmentFacts> = (facts) =>
  need(
    facts.isBlockStillFeasible === true,
    'block-not-feasible',
    'A visit is taken up again only on its own day, while a full observation still fits before closing: book anew.',
  );
const recordFinished: Guard<AppointmentFacts> = (facts) =>
  need(facts.isLinkedRecordFinished === true, 'record-open', 'The session is not closed, or the note not signed.');
/** It says from when on it is met, so that a screen offers the step by itself then. */
const pastGrace =
  ({ noShowAfterMin }: AppointmentPolicy): Guard<AppointmentFacts> =>
  ({ now, startsAt }) => {
    const unmet = need(
      elapsedMinutes(startsAt, now) >= noShowAfterMin,
      'within-grace',
      `A no-show is said ${noShowAfterMin} min after the start.`,
    );
    return unmet.map((one) => ({ ...one, facts: { from: instantText(plusMinutes(startsAt, noShowAfterMin)) } }));
  };

const desk = ['front-desk', 'clinic-manager'] as const satisfies readonly Role[];
const clinicians = ['therapist', 'nurse', 'prescriber', 'medical-director'] as const satisfies readonly Role[];
const open: readonly AppointmentState[] = ['requested', 'waitlisted', 'held', 'booked', 'confirmed'];

/**
 * An appointment's life under a clinic's policy. A new time is never written into an old appointment: it is cancelled and a new one made.
 * Source: clinical reference §1.5.
 *
 * Example: `decideTransition(appointmentMachine(defaultSchedulingPolicy), { state: 'booked', event: 'mark-no-show', … })`.
 * Odd cases: the patient's cancellation is 'cancelled-late' from one minute inside the cut-off on; at the cut-off itself it is in time. The clinic
 * may still call a visit off whose patient stands at the desk, as without an escort (§8.2); once checked in it is the session's to end. The manager
 * takes every step of the front desk (§9.2). Calls to somebody who did not come, and what a clinician finds out, leave the state as it is.
 */
export function appointmentMachine(
  policy: AppointmentPolicy,
): Machine<AppointmentState, AppointmentEvent, AppointmentActor, AppointmentFacts> {
  const cancelled = ({ now, startsAt }: AppointmentFacts): AppointmentState =>
    elapsedMinutes(now, startsAt) >= policy.lateCancellationMin ? 'cancelled-patient' : 'cancelled-late';
  return {
    name: 'appointment',
    initial: 'requested',
    terminal: ['completed', 'cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'entered-in-error'],
    transitions: [
      { event: 'waitlist', from: ['requested'], to: 'waitlisted', roles: desk },
      { event: 'hold', from: ['requested', 'waitlisted'], to: 'held', roles: [...desk, 'patient'], guards: [resourcesFree] },
      { event: 'book', from: ['held'], to: 'booked', roles: desk, guards: [resourcesFree, bookable] },
      { event: 'confirm', from: ['booked'], to: 'confirmed', roles: [...desk, 'patient'], guards: [escortKnown] },
      { event: 'arrive', from: ['booked', 'confirmed'], to: 'arrived', roles: [...desk, 'nurse'] },
      { event: 'arrive-after-no-show', from: ['no-show'], to: 'arrived', roles: desk, guards: [feasible] },
      { event: 'check-in', from: ['arrived'], to: 'checked-in', roles: [...desk, 'nurse'], guards: [identified] },
      { event: 'begin', from: ['checked-in'], to: 'in-progress', roles: [...clinicians, 'system'] },
      { event: 'complete', from: ['in-progress'], to: 'completed', roles: ['system'], guards: [recordFinished] },
      { event: 'cancel-for-patient', from: open, to: cancelled, roles: [...desk, 'patient'], documents: ['reason'] },
      { event: 'cancel-for-clinic', from: [...open, 'arrived'], to: 'cancelled-clinic', roles: desk, documents: ['reason'] },
      {
        event: 'mark-no-show',
        from: ['booked', 'confirmed'],
        to: 'no-show',
        roles: desk,
        guards: [pastGrace(policy)],
        documents: ['safety-call-attempt'],
      },
      { event: 'call-again', from: ['no-show'], to: 'no-show', roles: desk, documents: ['safety-call-attempt'] },
      { event: 'follow-up', from: ['no-show'], to: 'no-show', roles: clinicians, documents: ['follow-up'] },
      { event: 'mark-entered-in-error', from: [...open, 'arrived', 'no-show'], to: 'entered-in-error', roles: desk, documents: ['reason'] },
    ],
  };
}
