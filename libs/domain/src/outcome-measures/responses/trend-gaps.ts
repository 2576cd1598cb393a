import { elapsedMs, instant } from '../../shared/instant.js';
import { standingResponses, type MeasureResponseView } from './measure-trends.js';

/** After how many days without a complete form a line is no longer drawn through. Three weekly forms are missing then. Source: clinical reference §4.9 [D]. */
export interface TrendPolicy {
  readonly version: string;
  readonly brokenAfterDays: number;
}

export const defaultTrendPolicy: TrendPolicy = { version: '1', brokenAfterDays: 21 };

/** Why nothing is drawn between two scores: a form came back incomplete, or none came for longer than the policy's days. */
export interface TrendGap {
  readonly from: string;
  readonly to: string;
  readonly reason: 'not-scored' | 'nothing-answered';
}

export interface TrendLine {
  /** Scored forms that belong to one line, oldest first; a form between two gaps is a line of one. */
  readonly segments: readonly (readonly MeasureResponseView[])[];
  readonly gaps: readonly TrendGap[];
}

const dayMs = 24 * 3_600_000;

/**
 * Cuts the scores of one instrument, oldest first, where something is missing between two of them, so that no line is drawn over it.
 * Forms marked as entered in error count nowhere. Source: clinical reference §0 rule 5 (missing is missing); design system §7.
 *
 * Example: scores on the 1st, 8th and 15th are one line; without a form until the 7th of the next month there are two, and a gap of 23 days.
 * Odd case: exactly 21 days apart is still one line; an incomplete form in between breaks it however near the scores are.
 */
export function trendLine(responses: readonly MeasureResponseView[], policy: TrendPolicy = defaultTrendPolicy): TrendLine {
  const segments: MeasureResponseView[][] = [];
  const gaps: TrendGap[] = [];
  let last: MeasureResponseView | null = null;
  let isBroken = false;
  for (const response of standingResponses(responses)) {
    if (response.score.total === null) {
      isBroken = last !== null;
      continue;
    }
    const reason = last === null ? null : gapBetween(last, response, { isBroken, policy });
    if (last !== null && reason !== null) gaps.push({ from: last.takenAt, to: response.takenAt, reason });
    if (last === null || reason !== null) segments.push([response]);
    else segments.at(-1)?.push(response);
    [last, isBroken] = [response, false];
  }
  return { segments, gaps };
}

interface Between {
  readonly isBroken: boolean;
  readonly policy: TrendPolicy;
}

function gapBetween(one: MeasureResponseView, other: MeasureResponseView, { isBroken, policy }: Between): TrendGap['reason'] | null {
  if (isBroken) return 'not-scored';
  return elapsedMs(instant(one.takenAt), instant(other.takenAt)) > policy.brokenAfterDays * dayMs ? 'nothing-answered' : null;
}
