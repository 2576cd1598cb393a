import { type LocalDate, plusDays } from '../../shared/local-date.js';
import { substanceOf, type TreatmentProduct } from '../../shared/treatment-product.js';
import type { ChecklistAnswer } from './answers.js';
import { checklistItems } from './checklist.js';
import type { EligibilityPolicy } from './policy.js';

export interface SignedDetermination {
  readonly product: TreatmentProduct;
  readonly decidedOn: LocalDate;
  readonly firstDoseOn: LocalDate | null;
}

export type EligibilityStanding =
  | { readonly standing: 'current'; readonly lastDay: LocalDate | null }
  | { readonly standing: 'expired'; readonly lastDay: LocalDate }
  | { readonly standing: 'answers-changed'; readonly items: readonly string[] };

/**
 * Whether a signed determination still stands: without a first dose it lasts the policy's days (90), and any class A or B item that is
 * answered present or unknown afterwards asks for a new screening. Source: clinical reference §1.2.
 *
 * Example: decided 2026-08-19 and no dose: 2026-11-17, the 90th day, is the last; on 2026-11-18 it is 'expired'.
 * Odd case: a first dose inside the window keeps it for the course; a first dose after the window does not revive it.
 */
export function eligibilityStanding(
  determination: SignedDetermination,
  laterAnswers: readonly ChecklistAnswer[],
  on: LocalDate,
  policy: EligibilityPolicy,
): EligibilityStanding {
  const items = laterAnswers.filter((answer) => answer.answer !== 'absent' && isClassAOrB(answer.code, determination.product));
  if (items.length > 0) return { standing: 'answers-changed', items: items.map((answer) => answer.code) };
  const lastDay = plusDays(determination.decidedOn, policy.validDaysWithoutFirstDose);
  if (determination.firstDoseOn !== null && determination.firstDoseOn <= lastDay) return { standing: 'current', lastDay: null };
  return on > lastDay ? { standing: 'expired', lastDay } : { standing: 'current', lastDay };
}

function isClassAOrB(code: string, product: TreatmentProduct): boolean {
  const item = checklistItems.find((candidate) => candidate.code === code);
  return item !== undefined && ['A', 'B'].includes(item.classes[substanceOf(product)]);
}
