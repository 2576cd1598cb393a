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
  const pairs = plan.filter((visit) => visit.gap !== null && (visit.key === key || visit.gap.afterVisit === key));
  return pairs.flatMap((visit) => {
    const [previousAt, at] = [standing.get(visit.gap?.afterVisit ?? ''), standing.get(visit.key)];
    if (previousAt === undefined || at === undefined) return [];
    const days = daysBetween(localDateAt(previousAt, zone), localDateAt(at, zone));
    return gapFaults(visit, days, { previousAt, at }).map((fault) => {
      const facts = {
        role: null,
        resourceId: null,
        startsAt: at,
        endsAt: null,
        isOverridable: fault !== 'too-few-hours',
        code: codes[fault],
      };
      const before = plan.find((one) => one.key === visit.gap?.afterVisit)?.title ?? 'the visit before';
      return conflictOf(facts, () => wordsOf(visit, before, fault, { days, hours: (at - previousAt) / hourMs }));
    });
  });
}

const codes = { 'too-early': 'before-its-distance', 'too-late': 'after-its-distance', 'too-few-hours': 'too-few-hours' } as const;

function wordsOf(
  { title, gap }: PlannedVisit,
  before: string,
  fault: keyof typeof codes,
  { days, hours }: { days: number; hours: number },
): string {
  if (fault === 'too-few-hours')
    return `${title} would be ${Math.floor(hours)} hours after ${before}; at least ${gap?.minimumHours} are needed.`;
  const bound = fault === 'too-early' ? `at the earliest ${gap?.earliestDays}` : `at the latest ${gap?.latestDays}`;
  return `${title} would be ${days} days after ${before}; the plan says ${bound}.`;
}
