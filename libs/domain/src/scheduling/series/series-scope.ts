import {
  daysBetween,
  instant,
  instantAtLocalTime,
  localDateAt,
  localTimeAt,
  plusDays,
  type Instant,
  type LocalDate,
} from '../../shared/index.js';
import type { AppointmentState } from '../appointment-machine.js';
import type { Assignment } from '../booking-conflict.js';
import type { BoardAppointment } from '../day-view.js';

/** Which visits of a course a change is meant for. Source: clinical reference §8.2. */
export const seriesScopes = ['this', 'this-and-following', 'all-not-started'] as const;
export type SeriesScope = (typeof seriesScopes)[number];

/** The answer of GET /api/v1/schedule/courses/:courseId/visits: every appointment of a course, first to last. */
export interface CourseVisitsView {
  readonly courseId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly site: { readonly id: string; readonly zone: string };
  readonly names: Readonly<Record<string, string>>;
  readonly visits: readonly BoardAppointment[];
}

const notBegun: readonly AppointmentState[] = ['requested', 'held', 'booked', 'confirmed'];

/**
 * Whether a visit may still be moved or cancelled with others: it has not begun, was not called off, and its time has not come.
 * Example: yesterday's visit that nobody marked is left alone. Odd case: a visit of this very moment has come. Source: clinical reference
 * §1.5.
 */
export function isAhead({ state, startsAt }: Pick<BoardAppointment, 'state' | 'startsAt'>, now: Instant): boolean {
  return notBegun.includes(state) && instant(startsAt) > now;
}

/**
 * The visits of the course that a change of one of them is meant for, in the order of time.
 * Example: 'this-and-following' of dose 3 is dose 3 and all that stands after it.
 * Odd case: visits that have begun, were called off or lie in the past are never among them, but the chosen one always is. Source: clinical
 * reference §1.5.
 */
export function visitsInScope(
  visits: readonly BoardAppointment[],
  chosen: Pick<BoardAppointment, 'id' | 'startsAt'>,
  scope: SeriesScope,
  now: Instant,
): readonly BoardAppointment[] {
  const isMeant = (visit: BoardAppointment): boolean => {
    if (visit.id === chosen.id) return true;
    if (scope === 'this' || !isAhead(visit, now)) return false;
    return scope === 'all-not-started' || instant(visit.startsAt) >= instant(chosen.startsAt);
  };
  return visits.filter(isMeant).toSorted((one, other) => instant(one.startsAt) - instant(other.startsAt));
}

interface Placed {
  readonly startsAt: Instant;
  readonly assignments: readonly Assignment[];
}

/** How far a visit goes by the calendar and the wall clock, and who takes over from whom. */
export interface SeriesShift {
  readonly days: number;
  readonly minutes: number;
  readonly swaps: ReadonlyMap<string, string>;
}

/**
 * What moved between two places of one visit. Example: Tuesday 09:00 to Wednesday 10:30 is one day and ninety minutes. Odd case: across a
 * clock change it is the wall clock that moved. Source: clinical reference §8.3.
 */
export function shiftBetween(from: Placed, to: Placed, zone: string): SeriesShift {
  const swaps = from.assignments.flatMap(({ role, resourceId }) => {
    const next = to.assignments.find((one) => one.role === role)?.resourceId;
    return next === undefined || next === resourceId ? [] : [[resourceId, next] as const];
  });
  return {
    days: daysBetween(localDateAt(from.startsAt, zone), localDateAt(to.startsAt, zone)),
    minutes: minuteOfDay(to.startsAt, zone) - minuteOfDay(from.startsAt, zone),
    swaps: new Map(swaps),
  };
}

/**
 * Where a visit comes to stand when it shifts like another one: days by the calendar and minutes by the wall clock of the site, so that a
 * nine o'clock visit moved to ten is at ten on both sides of a clock change. Source: clinical reference §8.3.
 *
 * Example: a shift of one day and 30 minutes takes Friday 09:00 to Saturday 09:30.
 * Odd case: it never leaves the day that the calendar says: minutes beyond midnight stop at 23:59.
 */
export function shifted(stands: Placed, { days, minutes, swaps }: SeriesShift, zone: string): Placed {
  const on: LocalDate = plusDays(localDateAt(stands.startsAt, zone), days);
  const minute = Math.min(Math.max(minuteOfDay(stands.startsAt, zone) + minutes, 0), lastMinute);
  return {
    startsAt: instantAtLocalTime(on, wallTime(minute), zone),
    assignments: stands.assignments.map(({ role, resourceId }) => ({ role, resourceId: swaps.get(resourceId) ?? resourceId })),
  };
}

const lastMinute = 24 * 60 - 1;

function minuteOfDay(at: Instant, zone: string): number {
  const time = localTimeAt(at, zone);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
