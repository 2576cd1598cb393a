import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { optionalText, requiredText } from '../shared/text.js';

const optionalDate = dateField.nullable().default(null);

/** One of several addresses. Any one line is enough; a country is two letters (ISO 3166) when it is known. */
export const address = z
  .strictObject({
    use: z.enum(['home', 'work', 'temporary', 'former', 'billing', 'unknown']).default('unknown'),
    lines: z.array(requiredText(160)).max(6).default([]),
    city: optionalText(120),
    region: optionalText(120),
    postalCode: optionalText(20),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Write the country as two capital letters, such as US')
      .nullable()
      .default(null),
    from: optionalDate,
    until: optionalDate,
  })
  .refine((written) => written.lines.length > 0 || written.city !== null || written.postalCode !== null, {
    message: 'Write at least a street line, a city or a postal code',
    path: ['lines'],
  });
export type Address = z.infer<typeof address>;

const phoneNumber = /^\+?[\d\s().\-/]{3,30}(\s?(x|ext\.?)\s?\d{1,6})?$/i;
const mailAddress = /^[^\s@]+@[^\s@]+$/;

/** A way to reach the patient. `isReminderAllowed` is the patient's own permission for reminders and other letters; without an answer it is not given. */
export const contactPoint = z
  .strictObject({
    system: z.enum(['phone', 'email', 'fax', 'other']),
    value: requiredText(254),
    use: z.enum(['home', 'work', 'mobile', 'temporary', 'former', 'unknown']).default('unknown'),
    isPreferred: z.boolean().default(false),
    isReminderAllowed: z.boolean().default(false),
  })
  .refine((point) => point.system !== 'phone' || phoneNumber.test(point.value), {
    message: 'Write the telephone number in digits',
    path: ['value'],
  })
  .refine((point) => point.system !== 'email' || mailAddress.test(point.value), {
    message: 'Write the address as name@place',
    path: ['value'],
  });
export type ContactPoint = z.infer<typeof contactPoint>;

/** Whom to call. `canEscort`: agreed to take the patient home; null when nobody asked. */
export const emergencyContact = z.strictObject({
  name: requiredText(160),
  relation: optionalText(80),
  phone: z.string().trim().regex(phoneNumber, 'Write the telephone number in digits'),
  canEscort: z.boolean().nullable().default(null),
});
export type EmergencyContact = z.infer<typeof emergencyContact>;
