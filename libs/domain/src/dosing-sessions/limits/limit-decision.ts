import { decide, decimalText, type Decision, type Rational } from '../../shared/index.js';
import { isBlocking, type LimitEvaluation } from './limit-evaluation.js';
import { measureWords } from './measure-words.js';

/** A prescriber's reasoned "yes" to one soft limit, kept with the order. */
export interface LimitOverride {
  readonly ruleId: string;
  readonly reason: string;
}

export type LimitRefused = {
  readonly code: 'hard-limit' | 'override-needed' | 'input-unknown' | 'override-without-reason';
  readonly ruleId: string;
  readonly message: string;
};

export type LimitIncident = {
  readonly severity: 'hard-limit-exceeded' | 'soft-limit-exceeded';
  readonly ruleId: string;
  readonly message: string;
};

/**
 * Decides an order by its evaluations. Source: clinical reference §2.8.
 * Hard limits refuse; soft limits, and rules that lack their input, ask for an override with a reason, one for each rule. All at once.
 *
 * Example: 1.046875 mg/kg intramuscular with the override {injection-session-per-kg, "58 mg well tolerated last session"} is allowed.
 * Odd case: an override of a hard limit changes nothing: only the policy can.
 */
export function decideLimits(
  evaluations: readonly LimitEvaluation[],
  overrides: readonly LimitOverride[],
): Decision<readonly LimitEvaluation[], LimitRefused> {
  return decide(
    evaluations,
    evaluations.flatMap((evaluation) => refusalOf(evaluation, overrides)),
  );
}

function refusalOf(evaluation: LimitEvaluation, overrides: readonly LimitOverride[]): LimitRefused[] {
  const { outcome, ruleId } = evaluation;
  if (outcome === 'within' || outcome === 'not-applicable') return [];
  const refused = (code: LimitRefused['code'], message: string): LimitRefused[] => [{ code, ruleId, message }];
  if (isBlocking(evaluation)) return refused('hard-limit', `${described(evaluation)} Change the order; no override is possible.`);
  const override = overrides.find((given) => given.ruleId === ruleId);
  if (override !== undefined && override.reason.trim() !== '') return [];
  if (override !== undefined) return refused('override-without-reason', 'An override needs its reason. Write it.');
  if (outcome === 'soft') return refused('override-needed', `${described(evaluation)} Give a reason, or change the order.`);
  return refused('input-unknown', `${described(evaluation)} Record it, or give a reason.`);
}

/**
 * Names the limits that a dose already given went beyond: incidents, never refusals, for the record takes what happened.
 * Example: 1.6 mg/kg infused is one incident `hard-limit-exceeded`. An overridden soft limit is no incident; unknown values are none
 * either. Odd case: an override does not undo a hard limit. Source: clinical reference §2.8.
 */
export function limitIncidents(evaluations: readonly LimitEvaluation[], overrides: readonly LimitOverride[]): readonly LimitIncident[] {
  return evaluations.flatMap((evaluation): LimitIncident[] => {
    const { outcome, ruleId } = evaluation;
    if (outcome === 'hard') return [{ severity: 'hard-limit-exceeded', ruleId, message: described(evaluation) }];
    const isOverridden = overrides.some((override) => override.ruleId === ruleId && override.reason.trim() !== '');
    return outcome === 'soft' && !isOverridden ? [{ severity: 'soft-limit-exceeded', ruleId, message: described(evaluation) }] : [];
  });
}

const shownPlaces = 3;

function described({ measure, value, outcome, fails, soft, hard }: LimitEvaluation): string {
  const [name, unit] = measureWords[measure];
  if (value === null) return `${name} is not known, so this limit was not checked.`;
  const limit = (outcome === 'hard' ? hard : soft) as Rational; // the rule has the limit that was gone beyond
  const amount = (number: Rational): string => `${decimalText(number, shownPlaces)} ${unit}`.trim();
  return `${name} is ${amount(value)}, ${fails} the ${outcome} limit of ${amount(limit)}.`;
}
