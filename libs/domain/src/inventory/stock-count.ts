import { addExact, exact, exactly, ratio, subtractExact, type Exact } from '../shared/index.js';
import type { StockPolicy } from './stock-policy.js';

export interface StockDay {
  readonly opening: Exact<'mL'>;
  readonly received: Exact<'mL'>;
  readonly transferredOut: Exact<'mL'>;
  readonly withdrawn: Exact<'mL'>;
  readonly disposed: Exact<'mL'>;
}

/**
 * What should be there: opening + received − transferred − withdrawn − disposed. Example (R1): 60 − 4.1 is 55.9 mL. May be negative: then
 * an entry is wrong. Odd case: it is not cut at nought, so that the wrong entry shows. Source: clinical reference §6.3.
 */
export function expectedStock(day: StockDay): Exact<'mL'> {
  const out = addExact(addExact(day.transferredOut, day.withdrawn), day.disposed);
  return subtractExact(addExact(day.opening, day.received), out);
}

export type CountOutcome = 'matches' | 'within-tolerance' | 'discrepancy';

export interface StockCount {
  readonly expected: Exact<'mL'>;
  readonly counted: Exact<'mL'>;
  readonly puncturedVials: number;
  readonly withdrawnSinceLastCount: Exact<'mL'>;
}

export interface CountAssessment {
  readonly outcome: CountOutcome;
  /** Counted − expected: negative is a shortage. */
  readonly variance: Exact<'mL'>;
  /** Null when nothing was expected. */
  readonly variancePercent: Exact<'%'> | null;
  readonly tolerance: Exact<'mL'>;
  readonly mustBlockWithdrawals: boolean;
  readonly needsManagerReview: boolean;
}

/**
 * Assesses a count. A difference within tolerance is noted and reviewed, never dropped; beyond it, shortage and excess alike are a
 * discrepancy: withdrawals stop until two people have counted again. Source: clinical reference §6.3 (R4–R6).
 *
 * Example (R4): 55.80 of 55.90 mL is −0.10 mL (−0.18 %), within max(0.2 mL, 2 % of 4.1 mL). R5: −1.00 and R6: +0.30 are discrepancies.
 * Odd cases: exactly at the tolerance is within it; with every vial sealed the tolerance is 0.
 */
export function assessCount(count: StockCount, policy: StockPolicy): CountAssessment {
  const variance = subtractExact(count.counted, count.expected);
  const tolerance = toleranceOf(count, policy);
  const outcome = variance.n === 0n ? 'matches' : variance.abs().compare(tolerance) <= 0 ? 'within-tolerance' : 'discrepancy';
  return {
    outcome,
    variance,
    variancePercent: count.expected.n === 0n ? null : exact(variance.mul(100).div(count.expected)),
    tolerance,
    mustBlockWithdrawals: outcome === 'discrepancy',
    needsManagerReview: outcome !== 'matches',
  };
}

function toleranceOf({ puncturedVials, withdrawnSinceLastCount }: StockCount, policy: StockPolicy): Exact<'mL'> {
  if (puncturedVials === 0) return exact(ratio(0));
  const perVial = exactly(policy.toleranceMlPerPuncturedVial).mul(puncturedVials);
  const ofWithdrawn = withdrawnSinceLastCount.mul(exactly(policy.tolerancePercentOfWithdrawn)).div(100);
  return exact(perVial.compare(ofWithdrawn) >= 0 ? perVial : ofWithdrawn);
}
