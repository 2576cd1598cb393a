import * as z from 'zod';

/** A whole number inside limits that no true value can leave; the limits are part of the message, so that the field can show them. */
export function wholeNumber(minimum: number, maximum: number): z.ZodInt {
  const message = `Write a whole number from ${minimum} to ${maximum}.`;
  return z.int(message).min(minimum, message).max(maximum, message);
}

export const personId = z.uuid('Name a person of this clinic.');
export const entryId = z.uuid('Name an entry of this session.');
export const words = z.string().trim().min(1, 'Write a few words.').max(2_000, 'Write at most 2000 characters.');
export const code = z.string().trim().min(1, 'Write a code.').max(80, 'Write at most 80 characters.');
export const instant = z.iso.datetime('Write the time as an instant in UTC, such as 2026-11-17T15:05:00Z.');
export const date = z.iso.date('Write the date as YYYY-MM-DD, a day that exists.');

/** Amounts of one session: up to 1 g of a drug, 2 L of fluid, a pump at 2 L/h. More is a typing error, not a dose. */
export const doseUg = wholeNumber(1, 1_000_000);
export const amountUg = wholeNumber(0, 1_000_000);
export const volumeUl = wholeNumber(1, 2_000_000);
export const readVolumeUl = wholeNumber(0, 2_000_000);
export const rateUlPerH = wholeNumber(1, 2_000_000).describe('A rate of nought is a pause: record infusion-paused.');
export const concentrationUgPerMl = wholeNumber(1, 1_000_000);

/** What an override says: which unmet guard, why, and which prescriber agreed. Source: clinical reference §2.8. */
const override = z.strictObject({ code, reason: words, agreedById: personId });
export type Override = z.infer<typeof override>;
export const overrides = z.array(override).max(20).default([]);

/**
 * Names an alert by its rule and by one of the readings in it. Alerts are derived, never stored, and an entry that arrives late may turn
 * out to be the first reading of the alert: any reading of it names it, so that an acknowledgement keeps its alert.
 */
export const alertName = z.strictObject({ rule: code, entryId });
export type AlertName = z.infer<typeof alertName>;

export const nothing = z.strictObject({});
