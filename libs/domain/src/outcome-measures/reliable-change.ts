import { allow, type Decision, decide, refuse } from '../shared/decision.js';
import { exactly, parseRational, type Rational, ratio } from '../shared/rational.js';
import type { MeasureRefused } from './measure-refused.js';
import { shown } from './scoring/sums.js';

export interface ReliableChangeQuestion {
  readonly baseline: unknown;
  readonly current: unknown;
  /** Standard deviation of the baseline in the reference group, above 0. */
  readonly standardDeviation: unknown;
  /** Reliability of the instrument, from 0 and below 1. */
  readonly reliability: unknown;
}

export interface ReliableChangeIndex {
  /** The index for display, half up at two places. */
  readonly index: number;
  readonly isReliable: boolean;
  readonly formula: string;
}

const fields = ['baseline', 'current', 'standardDeviation', 'reliability'] as const;

/**
 * Reliable change index: change / (SD · √2 · √(1 − r)), reliable above 1.96 in size. Whether it is reliable is decided in exact squares,
 * not on the rounded index. Numbers or decimal texts. Refuses what is no number, SD ≤ 0 and r outside 0 ≤ r < 1.
 * Source: clinical reference §4.0.
 *
 * Example: 22 → 14 with SD 6 and r 0.84 is −8 / (6 · √0.32) = −2.36, reliable.
 * Odd case: exactly 1.96 is not reliable, "more than" is meant.
 */
export function reliableChangeIndex(question: ReliableChangeQuestion): Decision<ReliableChangeIndex, MeasureRefused> {
  const read = readNumbers(question);
  if (!read.allowed) return read;
  const { baseline, current, standardDeviation, reliability } = read.value;
  const change = current.sub(baseline);
  const variance = standardDeviation.mul(standardDeviation).mul(2).mul(ratio(1).sub(reliability));
  const limit = ratio(196, 100);
  return allow({
    index: shown(exactly(change.valueOf() / Math.sqrt(variance.valueOf())), 2),
    isReliable: change.mul(change).compare(limit.mul(limit).mul(variance)) > 0,
    formula: '(current − baseline) / (SD · √2 · √(1 − r)), reliable when its size is above 1.96',
  });
}

function readNumbers(question: ReliableChangeQuestion): Decision<Record<(typeof fields)[number], Rational>, MeasureRefused> {
  const zero = ratio(0);
  const numbers = { baseline: zero, current: zero, standardDeviation: zero, reliability: zero };
  const unread = fields.flatMap((field): MeasureRefused[] => {
    const parsed = parseRational(question[field]);
    if (parsed.allowed) numbers[field] = parsed.value;
    return parsed.allowed ? [] : [{ code: 'reliability-not-accepted', path: field, message: 'This is not a number' }];
  });
  const [first, ...rest] = unread;
  return first === undefined ? decide(numbers, outOfRange(numbers)) : refuse(first, ...rest);
}

function outOfRange({ standardDeviation, reliability }: Record<'standardDeviation' | 'reliability', Rational>): MeasureRefused[] {
  const checks: [boolean, string, string][] = [
    [standardDeviation.compare(0) <= 0, 'standardDeviation', 'The standard deviation must be above 0'],
    [reliability.compare(0) < 0 || reliability.compare(1) >= 0, 'reliability', 'The reliability lies from 0 up to, not including, 1'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, path, message]) => ({ code: 'reliability-not-accepted', path, message }));
}
