import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { idSchema } from '../../shared/id.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { treatmentProduct } from '../../shared/treatment-product.js';
import { consentCodes } from './requirements.js';

const instantField = z.iso.datetime({ offset: true, message: 'Write the time with its zone, such as 2026-11-17T09:44:00Z' });

/**
 * One signed consent. `signedOn` is the day in the clinic's zone when the later of both signatures was given; the two instants stay beside it.
 * The hash is SHA-256 over `canonicalConsentText`, in hexadecimal. Source: clinical reference §1.3.
 */
export const consentRecord = z.strictObject({
  code: z.enum(consentCodes),
  textVersion: z.int().min(1),
  textSha256: z.string().regex(/^[0-9a-f]{64}$/, 'The text hash is 64 hexadecimal digits'),
  product: treatmentProduct,
  signedOn: dateField,
  patientSignedAt: instantField,
  patientSignature: z.enum(['drawn', 'typed', 'paper']),
  clinicianSignedAt: instantField.nullable(),
  clinicianId: idSchema<'StaffMember'>().nullable(),
  isCapacityStated: z.boolean(),
  interpreter: optionalText(160),
  isCopyGiven: z.boolean(),
  withdrawnOn: dateField.nullable().default(null),
});
export type ConsentRecord = z.infer<typeof consentRecord>;

/** Withdrawal is possible at any time and needs no reason; what was said is kept when the patient offers it. */
export const withdrawConsent = z.strictObject({
  code: z.enum(consentCodes),
  withdrawnOn: dateField,
  statedBy: requiredText(160),
  reason: optionalText(2000),
});
export type WithdrawConsent = z.infer<typeof withdrawConsent>;
