import { daysBetween, type LocalDate } from '../../shared/local-date.js';
import type { EligibilityPolicy } from './policy.js';

export const minimumFacts = [
  'diagnosis',
  'antidepressant-trials',
  'medicines-reconciled',
  'allergies',
  'blood-pressure',
  'heart-rate',
  'oxygen-saturation',
  'weight',
  'pregnancy-status',
  'c-ssrs',
  'phq-9',
  'audit-c',
  'drug-use-screen',
  'emergency-contact',
] as const;
export type MinimumFact = (typeof minimumFacts)[number];

/** When each fact was last established, null where it never was. `pregnancy-status` is asked only where pregnancy is possible. */
export interface KnownFacts {
  readonly establishedOn: Readonly<Partial<Record<MinimumFact, LocalDate | null>>>;
  readonly isPregnancyPossible: boolean;
}

/**
 * The facts an eligibility decision still lacks: never established, or too old for the policy (medicines 14 days, weight 30 days).
 * Source: clinical reference §1.2.
 *
 * Example: a weight of 31 days ago is missing again; of exactly 30 days ago it is not.
 * Odd case: a fact dated after `on` does not count.
 */
export function missingFacts(known: KnownFacts, on: LocalDate, policy: EligibilityPolicy): MinimumFact[] {
  const limits: Partial<Record<MinimumFact, number>> = {
    'medicines-reconciled': policy.medicinesReconciledDays,
    weight: policy.weightMaximumAgeDays,
  };
  return minimumFacts.filter((fact) => {
    if (fact === 'pregnancy-status' && !known.isPregnancyPossible) return false;
    const established = known.establishedOn[fact] ?? null;
    if (established === null) return true;
    const ageDays = daysBetween(established, on);
    return ageDays < 0 || ageDays > (limits[fact] ?? Number.POSITIVE_INFINITY);
  });
}
