import * as z from 'zod';
import { code, concentrationUgPerMl, doseUg, instant, personId, rateUlPerH, volumeUl, wholeNumber, words } from '../entries/fields.js';
import { medicineRoutes } from '../entries/dosing.js';

/** What the dose was worked out from; null where it was ordered in mg alone. Source: clinical reference §2.2. */
const basis = z.strictObject({
  doseUgPerKg: wholeNumber(1, 20_000),
  weightBasis: z.enum(['actual', 'ideal', 'adjusted']),
  dosingWeightG: wholeNumber(20_000, 350_000),
});

/** A medicine that may be given when it is needed, without asking again. Source: clinical reference §2.7. */
const adjunct = z.strictObject({ medicine: code, doseUg: wholeNumber(1, 10_000_000), route: z.enum(medicineRoutes), when: words });

/** What every signed order says: whose weight it rests on (grams), which version was signed, when and by whom. §1.6. */
const signed = {
  id: z.uuid(),
  version: wholeNumber(1, 1_000),
  signedAt: instant,
  signedById: personId,
  weightG: wholeNumber(20_000, 350_000),
  basis: basis.nullable().default(null),
  adjuncts: z.array(adjunct).max(10).default([]),
  remark: words.optional(),
};

/** QS_TO: filled up to this volume, the drug included. ADD_TO: added to this volume. They differ by the drug itself. §2.3 */
const diluent = z.strictObject({ method: z.enum(['QS_TO', 'ADD_TO']), volumeUl, fluid: code });

/** The concentration of a bag is its dose in its final volume; it is never stored rounded. Source: clinical reference §2.3. */
const intravenous = z.strictObject({
  product: z.literal('intravenous-ketamine'),
  ...signed,
  doseUg,
  finalVolumeUl: volumeUl,
  durationMin: wholeNumber(1, 480),
  rateUlPerH,
  isBolusAllowed: z.boolean().default(false),
  /** The strength of the vial it is drawn from, the volume to draw and what it is made up with; null on an order that left this open. */
  vialUgPerMl: concentrationUgPerMl.nullable().default(null),
  drawUl: volumeUl.nullable().default(null),
  diluent: diluent.nullable().default(null),
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
  indication: z.enum(['TRD', 'MDD-SI']).default('TRD'),
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

type Signature = 'id' | 'version' | 'signedAt' | 'signedById';
type Unsigned<Order> = Order extends unknown ? Omit<Order, Signature> : never;
/** An order before anybody signed it. */
export type OrderContent = Unsigned<SignedDoseOrder>;
export type OrderContentOf<Product extends SignedDoseOrder['product']> = Extract<OrderContent, { product: Product }>;

const deviceUg = 28_000;

/**
 * The whole ordered dose in µg, an optional booster not included. Example: three devices are 84 000 µg. Odd case: a bolus is part of the
 * infusion's dose. Source: clinical reference §2.5, §2.6.
 */
export function orderedDoseUg(order: OrderContent): number {
  return order.product === 'intranasal-esketamine' ? order.deviceCount * deviceUg : order.doseUg;
}
