import * as z from 'zod';
import { code, overrides, personId, wholeNumber, words } from './fields.js';

const point = wholeNumber(0, 2);

/**
 * Scores to leave, 0 to 2 for each part. PADSS is "modified": surgical bleeding has no meaning here and counts 2 by itself.
 * Source: clinical reference §3.5.
 */
export const dischargeScoreTaken = z.discriminatedUnion('instrument', [
  z.strictObject({
    instrument: z.literal('aldrete'),
    activity: point,
    respiration: point,
    circulation: point,
    consciousness: point,
    oxygenSaturation: point,
  }),
  z.strictObject({ instrument: z.literal('padss-modified'), vitalSigns: point, activity: point, nausea: point, pain: point }),
]);

export const dischargeCriteria = [
  'oriented',
  'steady-gait',
  'nausea-tolerable',
  'dissociation-resolved',
  'access-site-well',
  'instructions-given',
  'next-appointment-made',
  'contact-call-scheduled',
] as const;
export type DischargeCriterion = (typeof dischargeCriteria)[number];

export const dischargeCriterionAssessed = z.strictObject({
  criterion: z.enum(dischargeCriteria),
  isMet: z.boolean(),
  remark: words.optional(),
});

/** Leaving before the criteria are met is not a discharge. Source: clinical reference §3.5. */
export const leftAgainstAdvice = z.strictObject({ reason: words, prescriberInformedId: personId });

export const timeOutHeld = z
  .strictObject({
    decision: z.enum(['go', 'no-go']),
    participantIds: z.array(personId).min(1).max(10),
    reason: words.optional(),
    overrides,
  })
  .refine((held) => held.decision === 'go' || held.reason !== undefined, { error: 'Say why not.', path: ['reason'] });

export const step = z.strictObject({ overrides });
export const reasonedStep = z.strictObject({ reason: words, overrides });
export const discharged = z.strictObject({ escortName: words, destination: words.optional(), instructionsVersion: code, overrides });
export const escalated = z.strictObject({ reason: words, emergencyCalledAt: z.iso.datetime(), handover: words.optional() });
export const transferred = z.strictObject({ destination: words });
export const sealed = z.strictObject({ merkleRoot: z.string().regex(/^[0-9a-f]{64}$/, 'A root is 64 hexadecimal digits.') });
