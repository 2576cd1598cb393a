import * as z from 'zod';
import { idSchema } from '../../shared/id.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { treatmentProduct } from '../../shared/treatment-product.js';
import type { ConsentRecord } from './consent-record.js';
import type { ConsentText } from './consent-texts.js';
import { consentCodes, type ConsentPolicy } from './requirements.js';
import { signatureDrawing, type SignatureDrawing } from './signature-drawing.js';

export const recordConsent = z.strictObject({
  id: idSchema<'PatientFact'>(),
  code: z.enum(consentCodes),
  product: treatmentProduct,
  textSha256: z.string().regex(/^[0-9a-f]{64}$/, 'The text hash is 64 hexadecimal digits'),
  patientSignedAt: z.iso.datetime(),
  /** The name as the patient typed it. */
  typedSignature: requiredText(160),
  /** By what right somebody signs whose name is not the chart's: a guardian, say, or the patient under another name. Null where it is the chart's. */
  signerRelation: optionalText(120).default(null),
  /** Null where the patient signs by the typed name alone. */
  drawnSignature: signatureDrawing.nullable().default(null),
  isCapacityStated: z.boolean(),
  isCopyGiven: z.boolean(),
  interpreter: optionalText(160),
  /** Whether a physician who records it and has just proved who they are signs beside the patient in the same step. */
  isClinicianSigning: z.boolean().default(true),
});
export type RecordConsent = z.infer<typeof recordConsent>;

/** A physician signs consents that patients signed before, each with an id of its own, and states what was seen. */
export const countersignConsents = z.strictObject({
  signatures: z
    .array(z.strictObject({ id: idSchema<'PatientFact'>(), consentId: idSchema<'PatientFact'>() }))
    .min(1)
    .max(20),
  isCapacityStated: z.literal(true, 'Without a statement of capacity the consent cannot be signed'),
  isCopyGiven: z.boolean(),
});
export type CountersignConsents = z.infer<typeof countersignConsents>;

export interface ConsentView extends ConsentRecord {
  readonly id: string;
  readonly typedSignature: string;
  readonly signerRelation: string | null;
  readonly drawnSignature: SignatureDrawing | null;
  /** Who took the patient's signature. */
  readonly recordedBy: string;
  readonly clinicianName: string | null;
  /** Who stated the patient's capacity and when, where that came after the signatures that are shown; null where it came with them, or not at all. */
  readonly capacityAdded: { readonly by: string; readonly at: string } | null;
  readonly withdrawal: { readonly statedBy: string; readonly reason: string | null; readonly recordedBy: string } | null;
}

export interface ConsentsView {
  readonly texts: readonly (ConsentText & { readonly sha256: string })[];
  readonly consents: readonly ConsentView[];
  readonly policy: ConsentPolicy;
}
