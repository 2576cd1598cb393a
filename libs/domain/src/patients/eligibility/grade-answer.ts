import { type LocalDate, plusDays } from '../../shared/local-date.js';
import { substanceOf } from '../../shared/treatment-product.js';
import type { ChecklistAnswer } from './answers.js';
import type { ChecklistItem, ItemClass } from './checklist.js';
import type { EligibilityQuestion } from './eligibility-question.js';

export type EligibilityNeed = 'answer' | 'justification' | 'clearance' | 'plan' | 'crisis-evaluation' | 'escort' | 'waiting';

/** Why one item stands in the way or adds a condition, and what would settle it. */
export interface EligibilityReason {
  readonly item: string;
  readonly label: string;
  readonly itemClass: ItemClass;
  readonly answer: 'present' | 'unknown' | 'not-answered';
  readonly effect: 'rules-out' | 'defers' | 'condition';
  readonly needs: readonly EligibilityNeed[];
  readonly deferredUntil: LocalDate | null;
  readonly followUp: string | null;
}

type Context = Pick<EligibilityQuestion, 'product' | 'occasion' | 'on' | 'policy'>;
type Verdict = Pick<EligibilityReason, 'effect' | 'needs' | 'deferredUntil'>;

/** The reason an item gives, none when it is absent. Unknown weighs like present, and an unanswered item of any class defers. */
export function reasonFor(item: ChecklistItem, given: ChecklistAnswer | null, context: Context): EligibilityReason[] {
  if (given?.answer === 'absent') return [];
  const itemClass = classOf(item, given, context);
  const verdict = given === null ? defer('answer') : verdictOf(item, itemClass, given, context);
  return [
    { item: item.code, label: item.label, itemClass, answer: given?.answer ?? 'not-answered', ...verdict, followUp: item.followUp ?? null },
  ];
}

function classOf(item: ChecklistItem, given: ChecklistAnswer | null, context: Context): ItemClass {
  if (context.occasion === 'dosing-day' && item.onDosingDay !== undefined) return item.onDosingDay;
  const stated = item.classes[substanceOf(context.product)];
  return stated === 'A' && given !== null && hasEased(item, given, context) ? 'B' : stated;
}

function hasEased(item: ChecklistItem, given: ChecklistAnswer, context: Context): boolean {
  if (given.answer !== 'present') return false;
  if (item.easesToB === 'other-substance') return given.substance === 'other';
  if (item.easesToB === 'event-past') return given.eventOn !== null && waitingEnds(given.eventOn, context) < context.on;
  return false;
}

function waitingEnds(eventOn: LocalDate, { policy }: Context): LocalDate {
  return plusDays(eventOn, policy.cardiovascularEventWeeks * 7);
}

function verdictOf(item: ChecklistItem, itemClass: ItemClass, given: ChecklistAnswer, context: Context): Verdict {
  if (itemClass === 'A') return verdictOfA(item, given, context);
  if (itemClass === 'crisis') return defer('crisis-evaluation');
  if (itemClass === 'session') return context.occasion === 'dosing-day' ? defer('escort') : condition('escort');
  const needs = missingPapers(item, itemClass, given);
  return needs.length > 0 ? defer(...needs) : condition();
}

function verdictOfA(item: ChecklistItem, given: ChecklistAnswer, context: Context): Verdict {
  if (given.answer === 'unknown') return defer('answer');
  if (item.isTodayOnly) return defer('waiting');
  if (item.easesToB === 'event-past' && given.eventOn !== null) {
    return { ...defer('waiting'), deferredUntil: plusDays(waitingEnds(given.eventOn, context), 1) };
  }
  return { effect: 'rules-out', needs: [], deferredUntil: null };
}

function missingPapers(item: ChecklistItem, itemClass: ItemClass, given: ChecklistAnswer): EligibilityNeed[] {
  if (itemClass === 'C') return given.plan === null ? ['plan'] : [];
  const justification: EligibilityNeed[] = given.justification === null ? ['justification'] : [];
  return item.clearance !== undefined && given.clearance === null ? [...justification, 'clearance'] : justification;
}

function defer(...needs: EligibilityNeed[]): Verdict {
  return { effect: 'defers', needs, deferredUntil: null };
}

function condition(...needs: EligibilityNeed[]): Verdict {
  return { effect: 'condition', needs, deferredUntil: null };
}
