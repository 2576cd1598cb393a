import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { optionalText, requiredText } from '../shared/text.js';

const optionalDate = dateField.nullable().default(null);

const codePatterns = {
  'icd-10-cm': /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/,
  snomed: /^[1-9]\d{5,17}$/,
  rxnorm: /^[1-9]\d{0,7}$/,
  other: /^\S(.{0,58}\S)?$/,
};

/** One code of a concept. The form is checked (ICD-10-CM "F33.2", SNOMED CT 6–18 digits, RxNorm digits), the meaning is not. */
export const codedConcept = z
  .strictObject({ system: z.enum(['icd-10-cm', 'snomed', 'rxnorm', 'other']), code: z.string(), display: optionalText(240) })
  .refine((concept) => codePatterns[concept.system].test(concept.code), { message: 'This is not a code of that system', path: ['code'] });
export type CodedConcept = z.infer<typeof codedConcept>;

const codes = z.array(codedConcept).max(10).default([]);

export const allergy = z.strictObject({
  substance: requiredText(240),
  codes,
  category: z.enum(['medicine', 'food', 'environment', 'biologic', 'unknown']).default('unknown'),
  criticality: z.enum(['low', 'high', 'unable-to-assess', 'unknown']).default('unknown'),
  reactions: z
    .array(z.strictObject({ reaction: requiredText(240), severity: z.enum(['mild', 'moderate', 'severe', 'unknown']).default('unknown') }))
    .max(20)
    .default([]),
  status: z.enum(['active', 'inactive', 'resolved', 'refuted']).default('active'),
  onset: optionalDate,
  note: optionalText(1000),
});
export type Allergy = z.infer<typeof allergy>;

export const condition = z
  .strictObject({
    text: requiredText(240),
    codes,
    status: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown']).default('unknown'),
    certainty: z.enum(['confirmed', 'provisional', 'differential', 'refuted', 'unknown']).default('unknown'),
    onset: optionalDate,
    endedOn: optionalDate,
  })
  .refine((found) => found.onset === null || found.endedOn === null || found.endedOn >= found.onset, {
    message: 'The condition ends before it begins',
    path: ['endedOn'],
  });
export type Condition = z.infer<typeof condition>;

/** What a medicine means for a dosing day. Asked on the REMS form and in the eligibility checklist. Source: clinical reference §1.2. */
export const medicineCautions = ['maoi', 'stimulant', 'benzodiazepine', 'z-drug', 'opioid', 'other-interaction'] as const;

export const medicine = z
  .strictObject({
    text: requiredText(240),
    codes,
    dosage: optionalText(240),
    status: z.enum(['active', 'on-hold', 'stopped', 'unknown']).default('unknown'),
    startedOn: optionalDate,
    stoppedOn: optionalDate,
    cautions: z.array(z.enum(medicineCautions)).max(medicineCautions.length).default([]),
    reason: optionalText(240),
  })
  .refine((taken) => taken.startedOn === null || taken.stoppedOn === null || taken.stoppedOn >= taken.startedOn, {
    message: 'The medicine stops before it starts',
    path: ['stoppedOn'],
  });
export type Medicine = z.infer<typeof medicine>;
