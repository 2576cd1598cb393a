import { gapFaults, type PlannedVisit } from '../courses/index.js';
import { daysBetween, localDateAt, type Instant } from '../shared/index.js';
import { conflictOf, type BookingConflict } from './booking-conflict.js';

const hourMs = 3_600_000;

/**
 * What is wrong with the distances of a course's visit to the one before it and to those that follow it, as they stand.
 * Source: clinical reference §8.2. Hours between doses are firm; days off the plan a manager may set aside with a reason.
 *
 * Example: dose 2 moved to 47 hours after dose 1 is 'too-few-hours'. Odd case: visits that stand nowhere say nothing.
 */
export function gapConflicts(
  plan: readonly PlannedVisit[],
  key: string,
  standing: ReadonlyMap<string, Instant>,
  zone: string,
): readonly BookingConflict[] {
  return plan.flatMap((visit) => {
    const { gap } = visit;
    if (gap === null || (visit.key !== key && gap.afterVisit !== key)) return [];
    const [previousAt, at] = [standing.get(gap.afterVisit), standing.get(visit.key)];
    if (previousAt === undefined || at === undefined) return [];
    const days = daysBetween(localDateAt(previousAt, zone), localDateAt(at, zone));
    const before = plan.filter((one) => one.key === gap.afterVisit).map(({ title }) => title);
    return gapFaults(visit, days, { previousAt, at }).map((fault) => {
      const isOverridable = fault !== 'too-few-hours';
      const facts = { role: null, resourceId: null, startsAt: at, endsAt: null, isOverridable, code: codes[fault] };
      const words = { title: visit.title, before: before.join(), gap, days, hours: Math.floor((at - previousAt) / hourMs) };
      return conflictOf(facts, () => wordsOf[fault](words));
    });
  });
}

const codes = { 'too-early': 'before-its-distance', 'too-late': 'after-its-distance', 'too-few-hours': 'too-few-hours' } as const;

interface Words {
  readonly title: string;
  readonly before: string;
  readonly gap: NonNullable<PlannedVisit['gap']>;
  readonly days: number;
  readonly hours: number;
}

const wordsOf = {
  'too-few-hours': ({ title, before, gap, hours }: Words) =>
    `${title} would be ${hours} hours after ${before}; at least ${gap.minimumHours} are needed.`,
  'too-early': ({ title, before, gap, days }: Words) =>
    `${title} would be ${days} days after ${before}; the plan says at the earliest ${gap.earliestDays}.`,
  'too-late': ({ title, before, gap, days }: Words) =>
    `${title} would be ${days} days after ${before}; the plan says at the latest ${gap.latestDays}.`,
} as const;
