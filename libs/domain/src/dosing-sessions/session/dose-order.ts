import * as z from 'zod';
import { concentrationUgPerMl, doseUg, instant, personId, rateUlPerH, volumeUl, wholeNumber } from '../entries/fields.js';

/** What every signed order says: whose weight it rests on (grams), which version was signed, when and by whom. §1.6. */
const signed = {
  id: z.uuid(),
  version: wholeNumber(1, 1_000),
  signedAt: instant,
  signedById: personId,
  weightG: wholeNumber(20_000, 350_000),
};

/** The concentration of a bag is its dose in its final volume; it is never stored rounded. Source: clinical reference §2.3. */
const intravenous = z.strictObject({
  product: z.literal('intravenous-ketamine'),
  ...signed,
  doseUg,
  finalVolumeUl: volumeUl,
  durationMin: wholeNumber(1, 480),
  rateUlPerH,
  isBolusAllowed: z.boolean().default(false),
});

const booster = z.strictObject({ doseUg, volumeUl, fromMin: wholeNumber(0, 240), toMin: wholeNumber(0, 240) });

const intramuscular = z.strictObject({
  product: z.literal('intramuscular-ketamine'),
  ...signed,
  doseUg,
  volumeUl,
  concentrationUgPerMl,
  booster: booster.nullable().default(null),
});

const esketamine = z.strictObject({
  product: z.literal('intranasal-esketamine'),
  ...signed,
  deviceCount: wholeNumber(1, 3),
});

const nasal = z.strictObject({
  product: z.literal('intranasal-ketamine'),
  ...signed,
  doseUg,
  sprays: wholeNumber(1, 60),
  ulPerSpray: wholeNumber(10, 500),
  concentrationUgPerMl,
});

const sublingual = z.strictObject({ product: z.literal('sublingual-ketamine'), ...signed, doseUg });

/** A dose order as signed, one shape for each product. Micrograms, microlitres, minutes, µL/h. Source: clinical reference §2. */
export const signedDoseOrder = z.discriminatedUnion('product', [intravenous, intramuscular, esketamine, nasal, sublingual]);
export type SignedDoseOrder = z.infer<typeof signedDoseOrder>;

const deviceUg = 28_000;

/** The whole ordered dose in µg, an optional booster not included. Example: three devices are 84 000 µg. */
export function orderedDoseUg(order: SignedDoseOrder): number {
  return order.product === 'intranasal-esketamine' ? order.deviceCount * deviceUg : order.doseUg;
}
