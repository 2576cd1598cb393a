import { gapFaults } from '../../courses/index.js';
import {
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  localDateAt,
  plusDays,
  weekdayOf,
  type Instant,
  type LocalDate,
} from '../../shared/index.js';
import { isDosingVisit } from '../visit-phases.js';
import type { SeriesPreferences, SeriesRequest, SeriesVisit } from './series-request.js';
import type { VisitOption } from './visit-options.js';

/** A day that a visit may be on, and how far it is from what is wished. */
export interface PossibleDay {
  readonly on: LocalDate;
  readonly daysOff: number;
  readonly isOtherWeekday: boolean;
}

const daysWithoutDistance = 21;

/**
 * The days a visit may be on by its distance to the one it follows and to those that stand after it. Answers are remembered: many branches
 * ask from the same day.
 */
export function rememberedDays(request: SeriesRequest): (visit: SeriesVisit, before: readonly VisitOption[]) => readonly PossibleDay[] {
  const memory = new Map<string, readonly PossibleDay[]>();
  return (visit, before) => {
    const previous = previousDay(request, visit, before);
    const firstDose = firstDoseOf(request, visit, before);
    const key = `${visit.key} ${previous} ${firstDose}`;
    const known = memory.get(key) ?? possibleDays(request, visit, { previous, firstDose, target: targetOf(request, visit, before) });
    memory.set(key, known);
    return known;
  };
}

function firstDoseOf(request: SeriesRequest, { type }: SeriesVisit, before: readonly VisitOption[]): LocalDate | undefined {
  if (!isDosingVisit(type)) return undefined;
  return request.firstDoseOn ?? before.find(({ placement }) => isDosingVisit(placement.visitType))?.on;
}

interface Anchors {
  readonly previous: LocalDate | null;
  readonly firstDose: LocalDate | undefined;
  readonly target: LocalDate;
}

function possibleDays(
  request: SeriesRequest,
  { key, gap, type }: SeriesVisit,
  { previous, firstDose, target }: Anchors,
): readonly PossibleDay[] {
  const [first, byDistance] =
    gap === null || previous === null
      ? [request.notBefore, plusDays(target, daysWithoutDistance)]
      : [plusDays(previous, gap.earliestDays), plusDays(previous, gap.latestDays)];
  const span = request.inductionSpanDays;
  const bySpan = span !== null && firstDose !== undefined && isDosingVisit(type) ? plusDays(firstDose, span) : byDistance;
  const from = dayNumberOf(first < request.notBefore ? request.notBefore : first);
  const until = dayNumberOf(bySpan < byDistance ? bySpan : byDistance);
  const aim = dayNumberOf(target);
  const days = Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => {
    const on = dateOfDayNumber(from + index) as LocalDate;
    return { on, daysOff: Math.abs(from + index - aim), isOtherWeekday: isOtherWeekday(request.preferences, on) };
  });
  return days.filter(({ on }) => followersOf(request, key).every(([follower, at]) => areDaysRight(request, follower, { on, at })));
}

/** Visits that stand already and count their distance from this one, each with its start. */
export function followersOf({ following = [], standing }: SeriesRequest, key: string): readonly (readonly [SeriesVisit, Instant])[] {
  return following.flatMap((visit) => {
    const at = standing.get(visit.key);
    return visit.gap?.afterVisit === key && at !== undefined ? [[visit, at] as const] : [];
  });
}

function areDaysRight(request: SeriesRequest, follower: SeriesVisit, { on, at }: { on: LocalDate; at: Instant }): boolean {
  const days = daysBetween(on, localDateAt(at, request.situationOn(request.notBefore).zone));
  return gapFaults(follower, days, { previousAt: at, at }).every((fault) => fault === 'too-few-hours');
}

function isOtherWeekday({ weekdays }: SeriesPreferences, on: LocalDate): boolean {
  return weekdays.length > 0 && !weekdays.includes(weekdayOf(on));
}

/** The planned day, counted from where the visit before it really stands. */
export function targetOf(request: SeriesRequest, visit: SeriesVisit, before: readonly VisitOption[]): LocalDate {
  const previous = previousDay(request, visit, before);
  const target = visit.gap === null || previous === null ? visit.targetOn : plusDays(previous, visit.gap.targetDays);
  return target < request.notBefore ? request.notBefore : target;
}

function previousDay(request: SeriesRequest, { gap }: SeriesVisit, before: readonly VisitOption[]): LocalDate | null {
  if (gap === null) return null;
  const placed = before.find(({ placement }) => placement.appointmentId === gap.afterVisit);
  if (placed !== undefined) return placed.on;
  const standing = request.standing.get(gap.afterVisit);
  return standing === undefined ? null : localDateAt(standing, request.situationOn(request.notBefore).zone);
}

/** Whether enough hours lie between the visit and the doses before and after it. Calendar days were counted before. */
export function keepsDistances(request: SeriesRequest, visit: SeriesVisit, at: Instant, before: readonly VisitOption[]): boolean {
  const afterVisit = visit.gap?.afterVisit ?? '';
  const previousAt =
    before.find(({ placement }) => placement.appointmentId === afterVisit)?.placement.startsAt ?? request.standing.get(afterVisit);
  const isLongBefore = followersOf(request, visit.key).every(([follower, next]) => areHoursEnough(follower, at, next));
  return isLongBefore && (previousAt === undefined || areHoursEnough(visit, previousAt, at));
}

function areHoursEnough(visit: SeriesVisit, previousAt: Instant, at: Instant): boolean {
  return !gapFaults(visit, 0, { previousAt, at }).includes('too-few-hours');
}
