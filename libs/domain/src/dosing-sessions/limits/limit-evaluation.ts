import { exactly, type Rational } from '../../shared/index.js';
import type { LimitMeasure, LimitPolicy, LimitRoute, LimitRule } from './limit-policy.js';

/** A measured value; null where there is nothing to measure (no earlier session, no weight needed). Absent means unknown. */
export type LimitValues = { readonly [Measure in LimitMeasure]?: Rational | null };

export interface LimitFacts {
  readonly route: LimitRoute;
  readonly values: LimitValues;
  /** Null when unknown: then the lower soft limits are used. */
  readonly ageYears: number | null;
  readonly hasHepaticImpairment: boolean;
}

export type LimitOutcome = 'within' | 'soft' | 'hard' | 'unknown' | 'not-applicable';

/** What one rule said about one dose, kept with the order for good. Source: clinical reference §2.8. */
export interface LimitEvaluation {
  readonly ruleId: string;
  readonly policyVersion: number;
  readonly outcome: LimitOutcome;
  readonly measure: LimitMeasure;
  readonly fails: LimitRule['fails'];
  readonly value: Rational | null;
  /** The soft limit as it was applied, after the factor. */
  readonly soft: Rational | null;
  readonly hard: Rational | null;
  readonly factor: number;
  readonly blocksWhenUnknown: boolean;
  readonly ageYears: number | null;
  readonly hasHepaticImpairment: boolean;
}

/**
 * Evaluates every rule of the route against what is known. It never blocks anything by itself: an order is decided by `decideLimits`,
 * what was given is named by `limitIncidents`. Source: clinical reference §2.8.
 *
 * Example: 67 mg intramuscular in 64 kg, cumulative 1.046875 mg/kg: `injection-session-per-kg` is soft (above 1, not above 2).
 * Boundaries: a value equal to a limit keeps it. From 65 years on or with hepatic impairment the upper soft limits count × 0.75, once.
 * Odd cases: a value that is missing makes its rule `unknown`, never `within`; an unknown age is treated as frail.
 */
export function evaluateLimits(facts: LimitFacts, policy: LimitPolicy): readonly LimitEvaluation[] {
  return policy.rules.filter(({ routes }) => routes.includes(facts.route)).map((rule) => evaluateRule(rule, facts, policy));
}

function evaluateRule(rule: LimitRule, facts: LimitFacts, policy: LimitPolicy): LimitEvaluation {
  const factor = rule.isReducedForFrailty && isFrail(facts, policy) ? policy.frailty.factor : 1;
  const soft = rule.soft === null ? null : exactly(rule.soft).mul(exactly(factor));
  const hard = rule.hard === null ? null : exactly(rule.hard);
  const value = facts.values[rule.measure];
  return {
    ruleId: rule.id,
    policyVersion: policy.version,
    outcome: outcomeOf(value, rule.fails, soft, hard),
    measure: rule.measure,
    fails: rule.fails,
    value: value ?? null,
    soft,
    hard,
    factor,
    blocksWhenUnknown: rule.blocksWhenUnknown,
    ageYears: facts.ageYears,
    hasHepaticImpairment: facts.hasHepaticImpairment,
  };
}

function isFrail({ ageYears, hasHepaticImpairment }: LimitFacts, policy: LimitPolicy): boolean {
  return hasHepaticImpairment || ageYears === null || ageYears >= policy.frailty.fromAgeYears;
}

function outcomeOf(
  value: Rational | null | undefined,
  fails: LimitRule['fails'],
  soft: Rational | null,
  hard: Rational | null,
): LimitOutcome {
  if (value === undefined) return 'unknown';
  if (value === null) return 'not-applicable';
  const breaks = (limit: Rational | null): boolean =>
    limit !== null && (fails === 'above' ? value.compare(limit) > 0 : value.compare(limit) < 0);
  if (breaks(hard)) return 'hard';
  return breaks(soft) ? 'soft' : 'within';
}

/**
 * Whether an evaluation stops an order whatever the reason: a hard limit, or a value that must be known and is not. Source: clinical
 * reference §2.8. Example: a weight of unknown age for an order in mg/kg blocks; an unknown gap to the last session does not. Odd case: a
 * soft limit never blocks by itself.
 */
export function isBlocking({ outcome, blocksWhenUnknown }: LimitEvaluation): boolean {
  return outcome === 'hard' || (outcome === 'unknown' && blocksWhenUnknown);
}

/**
 * The gravest outcome of an evaluation. Example: one soft among many within is soft. Odd case: unknown is graver than within, less than
 * soft. Source: clinical reference §2.8.
 */
export function worstOutcome(evaluations: readonly LimitEvaluation[]): 'within' | 'unknown' | 'soft' | 'hard' {
  if (evaluations.some(isBlocking)) return 'hard';
  const order = ['soft', 'unknown'] as const;
  return order.find((outcome) => evaluations.some((evaluation) => evaluation.outcome === outcome)) ?? 'within';
}
