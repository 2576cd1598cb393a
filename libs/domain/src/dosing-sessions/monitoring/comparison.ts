/** How a value is held against a limit. "At least 160" fires at 160; "above 140" does not fire at 140. */
export type Comparison = 'at-least' | 'above' | 'at-most' | 'below' | 'rise-at-least' | 'rise-percent-at-least';

/**
 * Whether a value meets the comparison. The two rises need a baseline: without one they never hold, and the caller says so.
 * Whole numbers only, so a percentage is compared without dividing: (value − baseline) × 100 ≥ limit × baseline.
 *
 * Example: `holds('rise-percent-at-least', 160, 30, 120)` is true (33 %), and for 155 it is false (29 %)
 * Odd case: an unknown baseline is not a rise of nought; the absolute limits still stand.
 */
export function holds(comparison: Comparison, value: number, limit: number, baseline: number | null): boolean {
  switch (comparison) {
    case 'at-least':
      return value >= limit;
    case 'above':
      return value > limit;
    case 'at-most':
      return value <= limit;
    case 'below':
      return value < limit;
    case 'rise-at-least':
      return baseline !== null && value - baseline >= limit;
    case 'rise-percent-at-least':
      return baseline !== null && (value - baseline) * 100 >= limit * baseline;
  }
}

/**
 * Whether a value lies within so many percent of the baseline, both ends included. Whole numbers, no division. Source: clinical reference
 * §3.5. Example: 160 is within 25 % of 128, 161 is not. Odd case: of a baseline of 0 only 0 is within.
 */
export function isWithinPercent(value: number, baseline: number, percent: number): boolean {
  return Math.abs(value - baseline) * 100 <= percent * baseline;
}

/**
 * The comparison in words. Example: `comparisonText('at-least', 160)` is "160 or more". Odd case: "above" and "or more" are two things: 140
 * is not above 140. Source: clinical reference §3.1.
 */
export function comparisonText(comparison: Comparison, limit: number): string {
  switch (comparison) {
    case 'at-least':
      return `${limit} or more`;
    case 'above':
      return `above ${limit}`;
    case 'at-most':
      return `${limit} or less`;
    case 'below':
      return `below ${limit}`;
    case 'rise-at-least':
      return `${limit} or more above baseline`;
    case 'rise-percent-at-least':
      return `${limit} % or more above baseline`;
  }
}
