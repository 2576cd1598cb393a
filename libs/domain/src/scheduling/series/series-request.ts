import type { CoursePlan, PlannedVisit } from '../../courses/index.js';
import type { Instant, LocalDate } from '../../shared/index.js';
import type { DaySituation } from '../day-situation.js';
import type { BookedPhase } from '../booked-phase.js';
import type { Assignment } from '../booking-conflict.js';
import type { SchedulingPolicy } from '../scheduling-policy.js';

/** What a patient and a team would like; each may be missed for a reason that is said. Source: clinical reference §8.2. */
export interface SeriesPreferences {
  /** 1 Monday to 7 Sunday; empty: any day. */
  readonly weekdays: readonly number[];
  /** Wall-clock bounds of the start, "HH:MM"; null: any time the site is open. */
  readonly from: string | null;
  readonly until: string | null;
  /** The course's people first; else whoever led the first visit leads the next. */
  readonly teamIds: readonly string[];
}

export interface SeriesVisit extends Pick<PlannedVisit, 'key' | 'type' | 'title' | 'gap' | 'targetOn' | 'isTelehealthPossible'> {
  readonly phases: readonly BookedPhase[];
  /** By video, without a room. */
  readonly isRemote?: boolean;
}

export interface SeriesRequest {
  readonly patientId: string;
  readonly visits: readonly SeriesVisit[];
  /** Visits of the course that stand already: distances count from them. */
  readonly standing: ReadonlyMap<string, Instant>;
  /** Those of them whose distance counts from a visit that is planned here: booking keeps to it, so planning does. */
  readonly following?: readonly SeriesVisit[];
  /** Where visits stand that may be moved: each stays if it can. Planning anew after a missed dose gives them. */
  readonly present?: ReadonlyMap<string, { readonly startsAt: Instant; readonly assignments: readonly Assignment[] }>;
  /** The day of the first dose, where it was given already. */
  readonly firstDoseOn?: LocalDate | null;
  readonly notBefore: LocalDate;
  readonly inductionSpanDays: CoursePlan['inductionSpanDays'];
  readonly preferences: SeriesPreferences;
  readonly policy: SchedulingPolicy;
  readonly situationOn: (on: LocalDate) => DaySituation;
}

export interface SeriesPlacement {
  readonly key: string;
  readonly title: string;
  readonly on: LocalDate;
  readonly startsAt: Instant;
  readonly assignments: readonly Assignment[];
  /** It stands there already. */
  readonly stays: boolean;
}

export interface MissedPreference {
  readonly key: string;
  readonly code: 'other-day-than-planned' | 'other-weekday' | 'other-time' | 'other-person' | 'longer-than-planned';
  readonly message: string;
}

export type SeriesAim = 'near-the-plan' | 'same-people' | 'preferred-times';

/** One whole plan: every visit placed, and every preference that it misses, in words. */
export interface SeriesProposal {
  readonly aim: SeriesAim;
  readonly placements: readonly SeriesPlacement[];
  readonly missed: readonly MissedPreference[];
}

/** Why no whole plan exists: the visit that fits nowhere, what is in the way most often, and what would free it. */
export interface SeriesBlocked {
  readonly key: string;
  readonly message: string;
  readonly bindings: readonly string[];
  readonly remedies: readonly string[];
}

export interface SeriesAnswer {
  readonly proposals: readonly SeriesProposal[];
  readonly blocked: SeriesBlocked | null;
}
