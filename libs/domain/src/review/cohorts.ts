import { compareScores } from '../outcome-measures/index.js';
import { elapsedMs, type Instant } from '../shared/index.js';
import type { OutcomeFigures } from './analytics-view.js';
import { withholdSmall, type AnalyticsPolicy, type GroupCount, type GroupRate } from './small-cells.js';

const dayMs = 24 * 3_600_000;

/** A course as its induction shows: first dose, and when it went to review for the first time. */
export interface InducedCourse {
  readonly protocol: string;
  readonly firstDoseAt: Instant;
  readonly reviewedAt: Instant | null;
}

/**
 * Inductions completed within the policy's days of the first dose, by protocol. A course whose days are not over and that is not at its
 * review is in no share. Source: clinical reference §1.1 phase 5, §9.2.
 *
 * Example: first dose on the 1st, review on the 20th: within 21 days.
 * Odd case: a review on the very last moment of day 21 is within; a course that never reached one counts as not completed once 21 days are over.
 */
export function inductionRates(courses: readonly InducedCourse[], now: Instant, policy: AnalyticsPolicy): GroupRate[] {
  const limitMs = policy.inductionWithinDays * dayMs;
  const decided = courses.filter(({ firstDoseAt, reviewedAt }) => reviewedAt !== null || elapsedMs(firstDoseAt, now) > limitMs);
  const isInTime = ({ firstDoseAt, reviewedAt }: InducedCourse) => reviewedAt !== null && elapsedMs(firstDoseAt, reviewedAt) <= limitMs;
  return withholdSmall(
    countBy(decided, ({ protocol }) => protocol, isInTime),
    policy,
  );
}

/** Courses of one frozen baseline and one last complete score since; null where there is none. Totals of the instrument's own range. */
export interface MeasuredOutcome {
  readonly protocol: string;
  readonly instrumentId: string;
  readonly baseline: number;
  readonly latest: number | null;
  readonly courses: number;
}

/**
 * Response and remission by protocol, for every instrument that has an agreed rule of them. Source: clinical reference §4.0, §4.1.
 *
 * Example: PHQ-9 22 → 11 is a response and no remission.
 * Odd case: a course without a later score is no non-responder: it is counted apart. An instrument without a rule is left out.
 */
export function outcomeRates(measured: readonly MeasuredOutcome[], policy: AnalyticsPolicy): OutcomeFigures[] {
  const instruments = [...new Set(measured.map(({ instrumentId }) => instrumentId))].toSorted();
  return instruments.flatMap((instrumentId) => {
    const own = measured.filter((course) => course.instrumentId === instrumentId);
    const compared = own.flatMap(({ protocol, baseline, latest, courses }) => {
      const change = latest === null ? null : compareScores(instrumentId, baseline, latest);
      return change?.allowed === true ? [{ protocol, courses, change: change.value }] : [];
    });
    const judged = compared.filter(({ change }) => change.response !== 'not-applicable');
    if (judged.length === 0) return [];
    const response = countBy(judged, protocolOf, ({ change }) => change.response === 'response');
    const remission = countBy(
      compared.filter(({ change }) => change.isRemission !== null),
      protocolOf,
      ({ change }) => change.isRemission === true,
    );
    const withoutLaterScore = countOf(own.filter(({ latest }) => latest === null));
    return [{ instrumentId, response: withholdSmall(response, policy), remission: withholdSmall(remission, policy), withoutLaterScore }];
  });
}

const protocolOf = ({ protocol }: { readonly protocol: string }): string => protocol;

function countBy<T extends { readonly courses?: number; readonly protocol: string }>(
  all: readonly T[],
  keyOf: (one: T) => string,
  isSuccess: (one: T) => boolean,
): GroupCount[] {
  const keys = [...new Set(all.map(keyOf))].toSorted();
  return keys.map((key) => {
    const own = all.filter((one) => keyOf(one) === key);
    return { key, successes: countOf(own.filter(isSuccess)), of: countOf(own) };
  });
}

/** A row that does not say how many courses it stands for is one. */
function countOf(rows: readonly { readonly courses?: number }[]): number {
  return rows.reduce((sum, { courses = 1 }) => sum + courses, 0);
}
