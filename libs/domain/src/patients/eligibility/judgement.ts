import { decide, type Decision } from '../../shared/decision.js';
import type { LocalDate } from '../../shared/local-date.js';
import type { Eligibility } from './decide-eligibility.js';

type Outcome = Eligibility['outcome'];

/** What the prescriber decides over the proposal of the checklist. An outcome of null takes the proposal as it is. */
export interface Judgement {
  readonly outcome: Outcome | null;
  /** Why the decision is stricter than the proposal. */
  readonly reason: string | null;
  readonly conditions: readonly string[];
  /** The day on which a deferral is looked at again; null where it waits for something else. */
  readonly deferredUntil: LocalDate | null;
}

export type JudgementRefused =
  | { readonly code: 'milder-than-the-checklist'; readonly proposed: Outcome; readonly decided: Outcome }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'condition-missing' }
  | { readonly code: 'deferral-not-ahead' };

/** From the mildest to the strictest. */
export const eligibilityOutcomes = ['eligible', 'eligible_with_conditions', 'deferred', 'ineligible'] as const satisfies readonly Outcome[];

/**
 * The outcome a prescriber may sign: the proposal, or a stricter one with its reason. A milder one would step over the checklist; only its
 * answers or the clinic's policy change what it proposes. Gives all refusals. Source: clinical reference §1.2.
 *
 * Example: 'eligible' proposed, 'deferred' decided because "sleep study first" is 'deferred'.
 * Odd case: conditions added to an 'eligible' proposal make it 'eligible_with_conditions' by themselves.
 */
export function judgeEligibility(proposed: Outcome, judgement: Judgement, on: LocalDate): Decision<Outcome, JudgementRefused> {
  const hasConditions = judgement.conditions.length > 0;
  const taken = judgement.outcome ?? proposed;
  const decided = taken === 'eligible' && hasConditions ? 'eligible_with_conditions' : taken;
  const checks: [JudgementRefused, boolean][] = [
    [{ code: 'milder-than-the-checklist', proposed, decided }, strictness(decided) < strictness(proposed)],
    [{ code: 'reason-missing' }, strictness(decided) > strictness(proposed) && judgement.reason === null && !hasConditions],
    [{ code: 'condition-missing' }, decided === 'eligible_with_conditions' && proposed === 'eligible' && !hasConditions],
    [{ code: 'deferral-not-ahead' }, judgement.deferredUntil !== null && (decided !== 'deferred' || judgement.deferredUntil <= on)],
  ];
  return decide(
    decided,
    checks.filter(([, isBroken]) => isBroken).map(([refused]) => refused),
  );
}

function strictness(outcome: Outcome): number {
  return eligibilityOutcomes.indexOf(outcome);
}
