import * as z from 'zod';
import { medicineRoutes, rescueConditions, vitalSigns } from '../entries/index.js';

/** What a rescue medicine is for. Source: clinical reference §2.7. */
export const rescueUses = [
  'nausea',
  'agitation',
  'anxiety',
  'blood-pressure',
  'hypersalivation',
  'headache',
  'allergic-reaction',
  'anaphylaxis',
] as const;
export type RescueUse = (typeof rescueUses)[number];

const tier = z.enum(['soft', 'hard']);
const medicineCode = z.string().regex(/^[a-z0-9-]{1,80}$/, 'Write the medicine in lower case, like "ondansetron"');
const minutes = z.int().min(0).max(1_440);
const dose = z.int().min(1).max(10_000_000);

const caution = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('condition'), condition: z.enum(rescueConditions), tier }),
  z.strictObject({
    about: z.literal('sign'),
    sign: z.enum(vitalSigns),
    comparison: z.enum(['below', 'above', 'at-least', 'at-most']),
    limit: z.number(),
    tier,
  }),
]);
export type RescueCaution = z.infer<typeof caution>;

const rescueDose = z
  .strictObject({
    route: z.enum(medicineRoutes),
    /** The usual single dose in µg; outside it a prescriber gives a reason. */
    usualUg: z.tuple([dose, dose]),
    /** No single dose may be above this, whatever the reason; null where the formulary names none. */
    hardMaximumUg: dose.nullable(),
    /** An injection into the vein takes at least this long; null where it does not matter. */
    overAtLeastSeconds: z.int().min(1).max(7_200).nullable(),
  })
  .refine(({ usualUg: [from, to], hardMaximumUg }) => from <= to && (hardMaximumUg === null || hardMaximumUg >= to), {
    error: 'A usual dose runs from the smaller to the larger, and none of it is above the hard maximum',
    path: ['usualUg'],
  });

const rescueMedicine = z.strictObject({
  medicine: medicineCode,
  label: z.string().min(1).max(80),
  use: z.enum(rescueUses),
  doses: z.array(rescueDose).min(1),
  /** Minutes between two doses of it; null where it is given once. */
  repeatAfterMin: minutes.nullable(),
  /** Whether a standing protocol covers it; otherwise each dose has a prescriber's order. */
  hasStandingProtocol: z.boolean(),
  /** Schedule of controlled substances: drawn from the ledger, its rest wasted before a witness. */
  schedule: z.enum(['C-IV']).nullable(),
  cautions: z.array(caution),
  /** What must be in the room, by the names of the emergency kit. */
  atHand: z.array(medicineCode),
  watchFor: z.array(z.string().min(1).max(80)),
  /** Nobody leaves within so many minutes of it; null where it asks for no watch of its own. */
  watchMin: minutes.nullable(),
  /** When sedation is assessed after it, in minutes; empty where it makes nobody drowsy. */
  sedationChecksMin: z.array(minutes).max(20),
  /** When the effect is asked for, in minutes after it. §6.1 */
  effectCheckMin: z.tuple([minutes, minutes]),
});
export type RescueMedicine = z.infer<typeof rescueMedicine>;

/** The formulary of adjunct and rescue medicines: versioned data that the medical director signs. Source: clinical reference §2.7. */
export const rescuePolicySchema = z
  .strictObject({
    version: z.int().min(1),
    medicines: z.array(rescueMedicine).min(1),
    /** The usual flow of oxygen, mL/min. */
    oxygenUsualMlPerMin: z.tuple([z.int().min(250).max(15_000), z.int().min(250).max(15_000)]),
  })
  .refine(({ medicines }) => new Set(medicines.map(({ medicine }) => medicine)).size === medicines.length, {
    path: ['medicines'],
    error: 'Each medicine is listed once',
  });
export type RescuePolicy = z.infer<typeof rescuePolicySchema>;
