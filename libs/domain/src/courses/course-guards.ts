import type { Guard, Unmet } from '../shared/index.js';
import type { CourseState } from './course-states.js';

/** What the guards of a course look at. Null is "nobody has looked", and stands in the way like a no. */
export interface CourseFacts {
  readonly isEligibilityChecklistComplete: boolean | null;
  readonly missingConsents: readonly string[] | null;
  readonly isRemsEnrolmentNeeded: boolean;
  readonly hasRemsEnrolment: boolean | null;
  readonly hasCareTeam: boolean | null;
  readonly signedPreparationNotes: number | null;
  readonly isPreparationWaived: boolean;
  readonly hasSignedOrderForFirstSession: boolean | null;
  readonly isBaselineFrozen: boolean | null;
  /** Dosing sessions of this course that are not in a terminal state. */
  readonly openDosingSessions: number | null;
  readonly futureAppointments: number | null;
  readonly openDrafts: number | null;
  /** Where a hold goes back to. */
  readonly stateBeforeHold: CourseState;
}

const need = (isMet: boolean, code: string, message: string): readonly Unmet[] => (isMet ? [] : [{ code, message }]);

export const checklistComplete: Guard<CourseFacts> = (facts) =>
  need(facts.isEligibilityChecklistComplete === true, 'checklist-incomplete', 'Answer every row of the eligibility checklist.');
export const consentsSigned: Guard<CourseFacts> = ({ missingConsents }) =>
  missingConsents === null
    ? need(false, 'consents-unknown', 'Nobody has looked which consents are signed.')
    : missingConsents.map((consent) => ({ code: 'consent-missing', message: `A valid consent is missing: ${consent}.`, path: consent }));
export const remsEnrolled: Guard<CourseFacts> = (facts) =>
  need(!facts.isRemsEnrolmentNeeded || facts.hasRemsEnrolment === true, 'rems-enrolment-missing', 'Enrol the patient in the REMS first.');
export const teamAssigned: Guard<CourseFacts> = (facts) =>
  need(facts.hasCareTeam === true, 'care-team-missing', 'Assign prescriber and therapist.');
export const prepared: Guard<CourseFacts> = (facts) =>
  need(
    facts.isPreparationWaived || (facts.signedPreparationNotes ?? 0) >= 1,
    'preparation-note-missing',
    'Sign a preparation note, or say why none is needed.',
  );
export const firstDoseOrdered: Guard<CourseFacts> = (facts) => [
  ...need(facts.hasSignedOrderForFirstSession === true, 'first-order-missing', 'Sign the dose order of the first session.'),
  ...need(facts.isBaselineFrozen === true, 'baseline-not-frozen', 'Freeze the baseline measures.'),
];
export const sessionsFinished: Guard<CourseFacts> = ({ openDosingSessions: open }) =>
  need(
    open === 0,
    'dosing-sessions-open',
    open === null
      ? 'Nobody has looked for open dosing sessions.'
      : open === 1
        ? 'One dosing session is still open.'
        : `${open} dosing sessions are still open.`,
  );
export const nothingLeft: Guard<CourseFacts> = (facts) => [
  ...need(facts.futureAppointments === 0, 'appointments-left', 'Cancel the appointments to come.'),
  ...need(facts.openDrafts === 0, 'drafts-left', 'Sign or discard every draft.'),
];
