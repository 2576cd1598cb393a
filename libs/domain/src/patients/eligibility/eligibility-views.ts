import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { idSchema } from '../../shared/id.js';
import type { LocalDate } from '../../shared/local-date.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { treatmentProduct, type TreatmentProduct } from '../../shared/treatment-product.js';
import { checklistAnswer, type ChecklistAnswer } from './answers.js';
import type { Eligibility } from './decide-eligibility.js';
import type { EligibilityStanding } from './expiry.js';
import { eligibilityOutcomes } from './judgement.js';
import { minimumFacts, type KnownFacts, type MinimumFact } from './minimum-data.js';
import type { EligibilityPolicy } from './policy.js';
import type { ScreeningFact } from './screening-facts.js';

/** Answers of the checklist, each with an id of its own: a newer answer stands beside the older one and counts instead of it. */
export const answerChecklist = z.strictObject({
  answers: z
    .array(z.strictObject({ id: idSchema<'PatientFact'>(), answer: checklistAnswer }))
    .min(1)
    .max(100),
});
export type AnswerChecklist = z.infer<typeof answerChecklist>;

/** Signing the decision. `establishedOn` names the day of each fact that the chart itself does not hold, such as a questionnaire. */
export const signDetermination = z.strictObject({
  id: idSchema<'PatientFact'>(),
  product: treatmentProduct,
  establishedOn: z.partialRecord(z.enum(minimumFacts), dateField).default({}),
  isPregnancyPossible: z.boolean(),
  /** Null takes what the checklist proposes; anything else must be stricter. */
  outcome: z.enum(eligibilityOutcomes).nullable().default(null),
  reason: optionalText(2000),
  conditions: z.array(requiredText(240)).max(20).default([]),
  deferredUntil: dateField.nullable().default(null),
});
export type SignDetermination = z.infer<typeof signDetermination>;

/** What the chart keeps of a determination: what was weighed, for which product, what was decided and the day it was signed. */
export interface DeterminationRecord {
  readonly product: TreatmentProduct;
  readonly decidedOn: LocalDate;
  readonly signedAt: string;
  /** Its outcome is the one that was signed. */
  readonly eligibility: Eligibility;
  readonly proposedOutcome: Eligibility['outcome'];
  readonly reason: string | null;
  readonly conditions: readonly string[];
  readonly deferredUntil: LocalDate | null;
  readonly establishedOn: KnownFacts['establishedOn'];
}

export interface DeterminationView extends DeterminationRecord {
  readonly id: string;
  readonly signedBy: string;
  /** Null where a newer determination for the same product has taken its place. */
  readonly standing: EligibilityStanding | null;
}

interface Recorded {
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export type AnswerView = ChecklistAnswer & Recorded;
export type ScreeningFactView = ScreeningFact & Recorded & { readonly id: string };

export interface EligibilityView {
  /** The newest answer of each item. */
  readonly answers: readonly AnswerView[];
  /** Answers that a newer one took the place of, newest first. */
  readonly earlierAnswers: readonly AnswerView[];
  readonly screeningFacts: readonly ScreeningFactView[];
  /** The days on which each fact of the minimum data was last established, from the chart or by statement. */
  readonly establishedOn: KnownFacts['establishedOn'];
  readonly missingFacts: readonly MinimumFact[];
  readonly determinations: readonly DeterminationView[];
  readonly policy: EligibilityPolicy;
}
