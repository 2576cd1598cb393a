import { elapsedMs, instant, type Instant } from '../../shared/instant.js';

/** Where a check-in is answered: by its link from anywhere, or only at the clinic. */
export type AssignmentPlace = 'anywhere' | 'clinic';

/** A form that is to be taken from a patient at the clinic. */
export interface MeasureDueHere {
  readonly instrumentId: string;
  readonly closesAt: string;
}

export interface MeasureAssignmentView {
  readonly id: string;
  readonly place: AssignmentPlace;
  readonly instruments: readonly string[];
  readonly opensAt: string;
  readonly remindAt: string;
  readonly closesAt: string;
  readonly madeBy: string;
  /** The forms that have come back. */
  readonly answered: readonly string[];
  readonly hasLink: boolean;
}

export type AssignmentState = 'upcoming' | 'open' | 'reminder-due' | 'answered' | 'expired';

/**
 * Where a check-in stands at a moment. Example: half of its window gone without an answer is a reminder that is due, once.
 * Odd case: an answer in time counts even when the window has closed since. Source: clinical reference §4.9.
 */
export function assignmentState(assignment: MeasureAssignmentView, now: Instant): AssignmentState {
  const isPast = (time: string) => elapsedMs(instant(time), now) >= 0;
  if (assignment.instruments.every((id) => assignment.answered.includes(id))) return 'answered';
  if (isPast(assignment.closesAt)) return 'expired';
  if (!isPast(assignment.opensAt)) return 'upcoming';
  return isPast(assignment.remindAt) ? 'reminder-due' : 'open';
}
