import * as z from 'zod';
import { code, personId, wholeNumber, words } from './fields.js';

const identifiers = ['name', 'birth-date', 'record-number', 'photo', 'wristband'] as const;

/** Two different identifiers, as for every medicine. Source: clinical reference §1.6, §6.1. */
export const identityConfirmed = z.strictObject({
  identifiers: z
    .array(z.enum(identifiers))
    .min(2, 'Name two identifiers.')
    .refine((named) => new Set(named).size === named.length, 'Name each identifier once.'),
});

/** Kilograms 20 to 350 in grams. Source: clinical reference §3.1. */
export const weightMeasured = z.strictObject({ weightG: wholeNumber(20_000, 350_000) });

export const fastingConfirmed = z.strictObject({
  solidsFastMin: wholeNumber(0, 4_320),
  fluidsFastMin: wholeNumber(0, 4_320),
});

export const allergiesReviewed = z.strictObject({ outcome: z.enum(['none-known', 'unchanged', 'changed']), remark: words.optional() });

const answered = z.enum(['yes', 'no', 'unknown']);

/** Everything that has changed since the last visit; unknown is an answer, and is not no. Source: clinical reference §1.6, §3.8. */
export const intervalHistoryTaken = z.strictObject({
  newMedicines: answered,
  newConditions: answered,
  alcoholWithin24Hours: answered,
  urinarySymptoms: answered,
  benzodiazepine: answered,
  sedativeHypnotic: answered,
  psychostimulant: answered,
  monoamineOxidaseInhibitor: answered,
  opioid: answered,
  nasalSpray: answered.optional().describe('Nasal corticosteroid or decongestant within the hour.'),
  remark: words.optional(),
});

export const pregnancyTestRead = z.strictObject({ outcome: z.enum(['negative', 'positive', 'not-applicable', 'declined']) });

/** Conditions of the patient that a rescue medicine may be wrong in. What nobody has looked for is unknown, never absent. */
export const rescueConditions = ['long-qt', 'asthma', 'heart-block', 'renal-impairment'] as const;
export type RescueCondition = (typeof rescueConditions)[number];

/** What a rescue medicine asks about before it is given, once somebody has asked or looked it up. Source: clinical reference §2.7. */
export const rescueConditionAsked = z.strictObject({ condition: z.enum(rescueConditions), answer: z.enum(['present', 'absent']) });

export const consentsVerified = z
  .strictObject({ outcome: z.enum(['valid', 'missing', 'withdrawn']), missing: z.array(code).max(20).default([]) })
  .refine((verified) => (verified.outcome === 'missing') === verified.missing.length > 0, {
    error: 'Name the consents that are missing, and only those.',
    path: ['missing'],
  });

export const suicideRiskScreened = z
  .strictObject({
    moment: z.enum(['before-dosing', 'before-discharge']),
    instrument: code.optional(),
    risk: z.enum(['none', 'low', 'moderate', 'high']),
    hasNewIdeation: z.boolean(),
    /** The answers to the instrument's items by their keys, as given: 1 yes, 0 no; for the recency 1 within three months, 2 longer ago. */
    answers: z.record(code, wholeNumber(0, 10)).optional(),
    remark: words.optional(),
  })
  .refine((screened) => !screened.hasNewIdeation || screened.risk !== 'none', {
    error: 'New thoughts of suicide are never no risk.',
    path: ['risk'],
  });

/** The documented decision of a licensed person about a suicide answer. Source: clinical reference §4.6. */
export const suicideRiskDispositioned = z.strictObject({ disposition: z.enum(['proceed', 'defer', 'divert-to-emergency']), plan: words });

export const emergencyKitChecked = z
  .strictObject({ isComplete: z.boolean(), missing: z.array(code).max(20).default([]) })
  .refine((checked) => checked.isComplete === (checked.missing.length === 0), {
    error: 'Name what is missing, and only that.',
    path: ['missing'],
  });

export const prescriberPresenceConfirmed = z.strictObject({ prescriberId: personId });

/** The escort as arranged (name and telephone), seen on site, or taking the patient home. Source: clinical reference §3.5. */
export const escortConfirmed = z.strictObject({
  moment: z.enum(['arranged', 'reachable', 'present']),
  name: words,
  telephone: z.string().trim().min(3, 'Write the telephone number.').max(40, 'Write at most 40 characters.').optional(),
  relation: code.optional(),
  isIdentityVerified: z.boolean().default(false),
});
