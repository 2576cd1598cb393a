import { decide, type Decision } from '../../shared/decision.js';
import type { ChecklistAnswer } from './answers.js';
import { type ChecklistCode, checklistItems, eligibilityChecklist } from './checklist.js';
import { type EligibilityReason, reasonFor } from './grade-answer.js';
import type { MinimumFact } from './minimum-data.js';
import type { EligibilityQuestion } from './eligibility-question.js';

export interface Eligibility {
  readonly outcome: 'eligible' | 'eligible_with_conditions' | 'deferred' | 'ineligible';
  readonly reasons: readonly EligibilityReason[];
  readonly missingFacts: readonly MinimumFact[];
  readonly completeness: { readonly answered: number; readonly total: number; readonly unanswered: readonly string[] };
  readonly checklistVersion: string;
  readonly policyVersion: string;
}

export type EligibilityRefused =
  | { readonly code: 'answered-twice'; readonly item: ChecklistCode }
  | { readonly code: 'answered-after-the-decision'; readonly item: ChecklistCode };

/**
 * Weighs the checklist for one product and gives all reasons, not the first. The prescriber signs it; this only proposes.
 * Refuses two answers to one item and answers dated after the decision. Source: clinical reference §1.2.
 *
 * Example: everything absent but 'benzodiazepine' present with a plan is 'eligible_with_conditions'.
 * Odd cases: an unknown or unanswered class A item blocks as 'deferred', since 'ineligible' would end the course on a missing answer;
 * imminent suicide risk defers to crisis evaluation and does not rule out.
 */
export function decideEligibility(question: EligibilityQuestion): Decision<Eligibility, EligibilityRefused> {
  const byCode = new Map<string, ChecklistAnswer>(question.answers.map((answer) => [answer.code, answer]));
  const reasons = checklistItems.flatMap((item) => reasonFor(item, byCode.get(item.code) ?? null, question));
  const unanswered = checklistItems.filter((item) => !byCode.has(item.code)).map((item) => item.code);
  const eligibility: Eligibility = {
    outcome: outcomeOf(reasons, question.missingFacts.length > 0),
    reasons,
    missingFacts: question.missingFacts,
    completeness: { answered: checklistItems.length - unanswered.length, total: checklistItems.length, unanswered },
    checklistVersion: eligibilityChecklist.version,
    policyVersion: question.policy.version,
  };
  return decide(eligibility, refusalsOf(question));
}

function outcomeOf(reasons: readonly EligibilityReason[], areFactsMissing: boolean): Eligibility['outcome'] {
  if (reasons.some((reason) => reason.effect === 'rules-out')) return 'ineligible';
  if (areFactsMissing || reasons.some((reason) => reason.effect === 'defers')) return 'deferred';
  return reasons.length > 0 ? 'eligible_with_conditions' : 'eligible';
}

function refusalsOf({ answers, on }: EligibilityQuestion): EligibilityRefused[] {
  const codes = answers.map((answer) => answer.code);
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  const late = new Set(answers.filter((answer) => answer.answeredOn > on).map((answer) => answer.code));
  return [
    ...[...twice].map((item) => ({ code: 'answered-twice', item }) as const),
    ...[...late].map((item) => ({ code: 'answered-after-the-decision', item }) as const),
  ];
}
