import * as z from 'zod';
import {
  code,
  concentrationUgPerMl,
  date,
  doseUg,
  entryId,
  personId,
  rateUlPerH,
  readVolumeUl,
  volumeUl,
  wholeNumber,
  words,
} from './fields.js';

const pumpVolumeUl = readVolumeUl.optional().describe('What the pump itself shows as infused.');

/** All volumes in microlitres, rates in microlitres per hour (75.0 mL/h is 75000). Source: clinical reference §2.2. */
export const infusionStarted = z.strictObject({ rateUlPerH, pump: code.optional(), preparationId: entryId.optional() });
export const infusionRateChanged = z.strictObject({ rateUlPerH, reason: words, pumpVolumeUl });

export const pauseReasons = [
  'blood-pressure',
  'oxygen-saturation',
  'sedation',
  'nausea',
  'distress',
  'patient-request',
  'line-problem',
  'bathroom',
  'other',
] as const;
export const infusionPaused = z.strictObject({ reason: z.enum(pauseReasons), remark: words.optional(), pumpVolumeUl });
export const infusionResumed = z.strictObject({ rateUlPerH, agreedById: personId.optional() });

export const stopReasons = [
  'patient-request',
  'blood-pressure',
  'oxygen-saturation',
  'sedation',
  'distress',
  'adverse-event',
  'line-problem',
  'other',
] as const;
export const infusionStopped = z.strictObject({ reason: z.enum(stopReasons), remark: words.optional(), pumpVolumeUl });
export const infusionCompleted = z.strictObject({ pumpVolumeUl });

export const bolusGiven = z.strictObject({ doseUg, volumeUl, durationSeconds: wholeNumber(1, 7_200) });
/** Flush saline moves drug out of the tubing and is not itself a dose. Source: clinical reference §2.2. */
export const lineFlushed = z.strictObject({ volumeUl });
export const residualMeasured = z.strictObject({ volumeUl: readVolumeUl });
export const pumpVolumeRead = z.strictObject({ volumeUl: readVolumeUl });
/** When pump and arithmetic disagree a nurse names the documented one; both are kept. Source: clinical reference §2.2. */
export const deliveredVolumeDocumented = z.strictObject({ volumeUl: readVolumeUl, basis: z.enum(['pump', 'computed']), reason: words });

export const injectionSites = [
  'deltoid-left',
  'deltoid-right',
  'vastus-lateralis-left',
  'vastus-lateralis-right',
  'ventrogluteal-left',
  'ventrogluteal-right',
  'dorsogluteal-left',
  'dorsogluteal-right',
] as const;

export const injectionGiven = z.strictObject({
  role: z.enum(['initial', 'booster']),
  doseUg,
  volumeUl,
  site: z.enum(injectionSites),
  needleGauge: wholeNumber(18, 30).optional(),
  needleLengthMm: wholeNumber(10, 60).optional(),
  preparationId: entryId.optional(),
});
export const injectionSiteChecked = z.strictObject({ finding: z.enum(['none', 'redness', 'swelling', 'pain', 'bleeding']) });

/** One device holds 28 mg in two sprays, one for each nostril. Source: clinical reference §2.6. */
export const deviceUsed = z.strictObject({
  deviceNumber: wholeNumber(1, 3),
  doseUg: z.literal(28_000, 'A device gives 28 mg, no more and no less.').default(28_000),
  areBothSpraysConfirmed: z.boolean(),
  lot: code,
  expiresOn: date.optional(),
  serial: code.optional(),
});
/** A sneeze or a leak is recorded and never made good with another device. Source: clinical reference §2.6. */
export const deviceProblemNoted = z.strictObject({
  problem: z.enum(['sneeze', 'leak', 'jammed', 'swallowed', 'other']),
  remark: words.optional(),
});

export const spraysGiven = z.strictObject({ sprays: wholeNumber(1, 30), ulPerSpray: wholeNumber(10, 500), concentrationUgPerMl });
export const sprayPrimed = z.strictObject({ sprays: wholeNumber(1, 30), ulPerSpray: wholeNumber(10, 500), concentrationUgPerMl });
export const trocheTaken = z.strictObject({ doseUg, manner: z.enum(['swallowed', 'spat-out']), heldMin: wholeNumber(0, 60).optional() });

export const medicineRoutes = [
  'intravenous',
  'intramuscular',
  'oral',
  'orodispersible',
  'sublingual',
  'nasal',
  'inhaled',
  'other',
] as const;

/** A rescue or adjunct medicine. A verbal order names who gave it and that it was read back. Source: clinical reference §2.7, §6.1. */
export const medicineGiven = z.strictObject({
  medicine: code,
  doseUg: wholeNumber(1, 10_000_000),
  route: z.enum(medicineRoutes),
  durationSeconds: wholeNumber(1, 7_200).optional(),
  reason: words,
  orderedById: personId.optional(),
  isReadBack: z.boolean().optional(),
});
export const medicineEffectChecked = z.strictObject({
  medicineEntryId: entryId,
  effect: z.enum(['effective', 'partial', 'none', 'adverse']),
});
export const oxygenStarted = z.strictObject({ flowMlPerMin: wholeNumber(250, 15_000), device: code.default('nasal-cannula') });
