import * as z from 'zod';
import { localDateAt, optionalText, type Instant } from '../shared/index.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

/** How an attempt to reach somebody who did not come went. */
export const safetyCallOutcomes = ['reached', 'not-reached', 'emergency-contact-reached'] as const;
export type SafetyCallOutcome = (typeof safetyCallOutcomes)[number];

/** The attempt to reach a patient who did not come: in this population a clinical event. Source: clinical reference §1.5. */
export const safetyCall = z.strictObject({ outcome: z.enum(safetyCallOutcomes), note: optionalText(300) });

/** What a clinician finds out about somebody who did not come. */
export const followUpOutcomes = ['reached-well', 'reached-needs', 'known-safe', 'not-reached'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** Only that somebody was reached and is well says enough by itself: what they need, how one knows, or what comes next is written down. */
export const noShowFollowUp = z
  .strictObject({ outcome: z.enum(followUpOutcomes), note: optionalText(300) })
  .refine(({ outcome, note }) => outcome === 'reached-well' || note !== null, { message: 'Write down what comes next', path: ['note'] });
export type NoShowFollowUp = z.infer<typeof noShowFollowUp>;

/** How somebody was tried to be reached, as a step says it. */
export interface AttemptsView {
  readonly safetyCall?: z.infer<typeof safetyCall>;
  /** What a clinician found out; who reads no contacts is told whether it settled the visit. */
  readonly followUp?: NoShowFollowUp | { readonly isSettled: boolean };
}

/**
 * Whether a clinician's outcome settles that a patient did not come. Example: 'reached-needs' does. Odd case: 'not-reached' never does, however
 * often it was tried: nobody knows yet that the patient is safe. Source: clinical reference §1.5.
 */
export function settlesNoShow(outcome: FollowUpOutcome): boolean {
  return outcome !== 'not-reached';
}

/**
 * Whether so many missed visits of one patient ask for a clinician's review: from `noShowsForReview` of the policy on, this one counted.
 * Example: the second does by default. Odd case: a policy of 1 asks at the first. Source: clinical reference §8.2.
 */
export function asksForReview(noShows: number, { noShowsForReview }: Pick<SchedulingPolicy, 'noShowsForReview'>): boolean {
  return noShows >= noShowsForReview;
}

/** A clinician the patient knows: of the missed visit or of the course's team. */
export interface KnownClinician {
  readonly staffMemberId: string;
  readonly role: 'therapist' | 'prescriber' | 'nurse';
  /** At work in the clinic and not written down as away. */
  readonly isHere: boolean;
}

interface MissedVisit {
  readonly people: readonly KnownClinician[];
  readonly since: Instant;
  readonly zone: string;
}

const inTurn: readonly KnownClinician['role'][] = ['therapist', 'prescriber', 'nurse'];

/**
 * Whether this clinician is asked to follow up a missed visit: the patient's therapists who are here, else the prescribers, else the nurses,
 * and every clinician where none of them is. From the day after it was noted on, by the clinic's clock, it is everybody's.
 *
 * Example: the therapist is on leave, so the prescriber of the course is asked. Odd case: a visit that nobody known was booked for is
 * everybody's at once. Source: clinical reference §1.5, §8.2.
 */
export function isAskedToFollowUp(staffMemberId: string, { people, since, zone }: MissedVisit, now: Instant): boolean {
  const here = people.filter(({ isHere }) => isHere);
  const role = inTurn.find((one) => here.some((person) => person.role === one));
  if (role === undefined || localDateAt(now, zone) > localDateAt(since, zone)) return true;
  return here.some((person) => person.role === role && person.staffMemberId === staffMemberId);
}
