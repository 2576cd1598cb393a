import { elapsedMinutes, type Instant } from '../shared/index.js';
import type { ReminderPolicy } from './reminder-policy.js';

/** A time at which a visit stands or stood. */
export interface VisitPlace {
  readonly startsAt: Instant;
  readonly isRemote: boolean;
  readonly bookedAt: Instant;
  /** Whether a letter told the patient of it, somebody said that they did, or it was confirmed. */
  readonly isTold: boolean;
}

/** A visit that the clinic has moved or called off. */
export interface ChangedVisit {
  /** Oldest first; the last is where it stands, or stood when it was called off. */
  readonly places: readonly VisitPlace[];
  /** Null while it stands. */
  readonly calledOffAt: Instant | null;
  /** Whether another visit of the same patient stands in its stead: at the time that was called off, or on the day of one entered in error. */
  readonly isAnotherThen: boolean;
  /** Whether it was called off since it never was the patient's visit. */
  readonly isInError: boolean;
}

/** What the patient is told: a change of the time that they know. `settles` waits, as it may be put right or changed again at once. */
export type VisitChange = { readonly kind: 'moved' | 'cancelled'; readonly was: VisitPlace } | { readonly kind: 'settles' };

/**
 * What the patient of a changed visit has to be told now, or null. The time they know is the latest of which they were told; where they were told
 * of none, the latest that stood long enough to be known from its booking. Times are elapsed ones. Source: clinical reference §1.5 (rescheduled), §8.2.
 *
 * Example: confirmed for 16:20 and moved to 17:20 three minutes ago, it is moved, and was at 16:20.
 * Odd cases: moved twice at once, it is told once, from the time they know; moved back before anything was told, or to another room, nothing is;
 * what has begun, was changed days ago, or was confirmed anew on the telephone needs no letter; nor does a visit that was called off because
 * another one stands at the same time, or one entered in error of which its patient was never told.
 */
export function dueChange(visit: ChangedVisit, policy: ReminderPolicy, now: Instant): VisitChange | null {
  const last = visit.places.at(-1);
  if (last === undefined || last.startsAt <= now) return null;
  const sinceMin = elapsedMinutes(visit.calledOffAt ?? last.bookedAt, now);
  if (sinceMin > policy.changeToldWithinHours * 60) return null;
  if (sinceMin < policy.changeSettlesMin) return { kind: 'settles' };
  const was = knownOf(visit, policy);
  return was !== undefined && isNews(visit, was, last, now) ? { kind: visit.calledOffAt === null ? 'moved' : 'cancelled', was } : null;
}

function isNews({ calledOffAt, isAnotherThen }: ChangedVisit, was: VisitPlace, last: VisitPlace, now: Instant): boolean {
  return calledOffAt === null ? !last.isTold && !isSame(was, last) : !isAnotherThen && was.startsAt > now;
}

function isSame(one: VisitPlace, other: VisitPlace): boolean {
  return one.startsAt === other.startsAt && one.isRemote === other.isRemote;
}

/** The time that the patient knows, of those that no longer stand. */
function knownOf({ places, calledOffAt, isInError }: ChangedVisit, { changeSettlesMin }: ReminderPolicy): VisitPlace | undefined {
  const gone = calledOffAt === null ? places.slice(0, -1) : places;
  const leftAt = (index: number): Instant | null => places[index + 1]?.bookedAt ?? calledOffAt;
  const stood = gone.filter(({ bookedAt }, index) => {
    const left = leftAt(index);
    return left !== null && elapsedMinutes(bookedAt, left) >= changeSettlesMin;
  });
  return gone.findLast(({ isTold }) => isTold) ?? (isInError ? undefined : stood.at(-1));
}
