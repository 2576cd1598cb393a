import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { idSchema } from '../shared/id.js';
import type { LocalDate } from '../shared/local-date.js';
import { optionalText, requiredText } from '../shared/text.js';
import { treatmentProduct, type TreatmentProduct } from '../shared/treatment-product.js';
import type { AllergyBanner } from './allergy-banner.js';
import type { ConsentRecord } from './consents/consent-record.js';
import type { ConsentText } from './consents/consent-texts.js';
import type { MissingConsent } from './consents/missing-consents.js';
import { consentCodes } from './consents/requirements.js';
import { checklistAnswer, type ChecklistAnswer } from './eligibility/answers.js';
import type { Eligibility } from './eligibility/decide-eligibility.js';
import type { EligibilityStanding } from './eligibility/expiry.js';
import { minimumFacts, type MinimumFact } from './eligibility/minimum-data.js';

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
});
export type SignDetermination = z.infer<typeof signDetermination>;

export const recordConsent = z.strictObject({
  id: idSchema<'PatientFact'>(),
  code: z.enum(consentCodes),
  product: treatmentProduct,
  textSha256: z.string().regex(/^[0-9a-f]{64}$/, 'The text hash is 64 hexadecimal digits'),
  patientSignedAt: z.iso.datetime(),
  /** The name as the patient typed it. */
  typedSignature: requiredText(160),
  isCapacityStated: z.boolean(),
  isCopyGiven: z.boolean(),
  interpreter: optionalText(160),
});
export type RecordConsent = z.infer<typeof recordConsent>;

/** What the chart keeps of a determination: what was weighed, for which product, and the day it was signed. */
export interface DeterminationRecord {
  readonly product: TreatmentProduct;
  readonly decidedOn: LocalDate;
  readonly signedAt: string;
  readonly eligibility: Eligibility;
}

export interface EligibilityView {
  readonly answers: readonly ChecklistAnswer[];
  readonly missingFacts: readonly MinimumFact[];
  readonly determinations: readonly DeterminationRecord[];
}

export interface ConsentsView {
  readonly texts: readonly (ConsentText & { readonly sha256: string })[];
  readonly consents: readonly (ConsentRecord & { readonly id: string; readonly typedSignature: string })[];
}

/** Where a patient stands for one product: everything that enrolment, orders and the pre-dose check ask of the chart. */
export interface PatientStandingView {
  readonly displayName: string;
  readonly birthDate: string | null;
  readonly isDeceased: boolean;
  /** Null when nobody signed a determination for this product; never to be read as eligible. */
  readonly eligibility: {
    readonly outcome: Eligibility['outcome'];
    readonly decidedOn: LocalDate;
    readonly standing: EligibilityStanding;
  } | null;
  readonly missingConsents: readonly MissingConsent[];
  readonly weight: { readonly weightG: number; readonly measuredAt: string } | null;
  readonly banner: AllergyBanner;
}
