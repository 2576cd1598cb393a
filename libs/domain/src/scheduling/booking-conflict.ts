import type { VisitType } from '../courses/index.js';
import type { Instant } from '../shared/index.js';
import type { BookingRole } from './needed-spans.js';
import type { Span } from './spans.js';
import type { BookedPhase } from './booked-phase.js';

export interface Assignment {
  readonly role: BookingRole;
  readonly resourceId: string;
}

/** Where somebody wants to put a visit. The visit's own id lets a move ignore what it leaves behind. */
export interface Placement {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly visitType: VisitType;
  readonly startsAt: Instant;
  readonly phases: readonly BookedPhase[];
  readonly assignments: readonly Assignment[];
  readonly isRemote: boolean;
}

export type BookingConflictCode =
  | 'site-closed'
  | 'ends-too-late'
  | 'too-short'
  | 'patient-deceased'
  | 'patient-busy'
  | 'second-dose-that-day'
  | 'no-prescriber-on-site'
  | 'not-assigned'
  | 'not-needed'
  | 'unknown-resource'
  | 'assigned-twice'
  | 'wrong-role'
  | 'licence-not-valid'
  | 'out-of-use'
  | 'maintenance-overdue'
  | 'maintenance-unknown'
  | 'room-lacks'
  | 'room-lacks-need'
  | 'person-avoided'
  | 'no-shared-language'
  | 'other-gender-wished'
  | 'no-skill-on-site'
  | 'no-slack-nurse'
  | 'no-interpreter'
  | 'not-at-work'
  | 'absent'
  | 'busy'
  | 'over-capacity'
  | 'starts-too-close'
  | 'before-its-distance'
  | 'after-its-distance'
  | 'too-few-hours';

/** What stands in the way of a placement: who or what, when, and why, in words that name no patient. */
export interface BookingConflict {
  readonly code: BookingConflictCode;
  readonly message: string;
  readonly role: BookingRole | null;
  readonly resourceId: string | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** Whether a manager may set it aside with a reason. */
  readonly isOverridable: boolean;
}

/**
 * A conflict whose words are put together only when somebody reads them: planning meets thousands and shows a few.
 * Example: `conflictOf(facts, () => 'R1 is taken.').message` is "R1 is taken." Odd case: words nobody reads are never made. Source:
 * clinical reference §8.2.
 */
export function conflictOf(facts: Omit<BookingConflict, 'message'>, words: () => string): BookingConflict {
  const { code, role, resourceId, startsAt, endsAt, isOverridable } = facts;
  return {
    ...{ code, role, resourceId, startsAt, endsAt, isOverridable },
    get message() {
      return words();
    },
  };
}

/** A resource's stretch of a placement. */
export interface PlacedSpan extends Span, Assignment {
  readonly loadPercent: number;
  readonly isExclusive: boolean;
}
