import * as z from 'zod';
import {
  amountUg,
  code,
  concentrationUgPerMl,
  date,
  doseUg,
  entryId,
  overrides,
  personId,
  rateUlPerH,
  volumeUl,
  wholeNumber,
  words,
} from './fields.js';

const accessSites = ['hand', 'wrist', 'forearm', 'antecubital-fossa', 'upper-arm', 'foot'] as const;
const sides = z.enum(['left', 'right']);

export const venousAccessPlaced = z.strictObject({
  site: z.enum(accessSites),
  side: sides,
  gauge: z.union([z.literal(18), z.literal(20), z.literal(22), z.literal(24)], 'Choose gauge 18, 20, 22 or 24.'),
  attempts: wholeNumber(1, 10),
  isPatent: z.boolean(),
});

/** Infiltration scale 0 to 4. Source: clinical reference §6.1. */
export const venousAccessChecked = z.strictObject({
  finding: z.enum(['none', 'redness', 'swelling', 'pain', 'leak']),
  infiltrationGrade: wholeNumber(0, 4).default(0),
});

export const venousAccessRemoved = z.strictObject({ isCatheterIntact: z.boolean(), dressing: code.optional() });

/** The stock a dose comes from: the lot as printed, the day it may last be used, and whether the pack was scanned. §6.1. */
const stock = {
  stockLotId: z.uuid('Name a lot of this clinic.').nullable().default(null),
  packageCode: code.optional().describe('National drug code of the pack.'),
  lot: code,
  expiresOn: date,
  beyondUseOn: date.optional(),
  isScanned: z.boolean(),
  notScannedReason: words.optional(),
};

type Scan = { readonly isScanned: boolean; readonly notScannedReason?: string | undefined };
const hasScanReason = (prepared: Scan) => prepared.isScanned || prepared.notScannedReason !== undefined;
const scanMessage = { error: 'Say why the pack was not scanned.', path: ['notScannedReason'] };

const syringePrepared = z
  .strictObject({
    form: z.literal('syringe'),
    role: z.enum(['initial', 'booster']),
    withdrawnUl: volumeUl,
    withdrawnUg: doseUg,
    concentrationUgPerMl,
    ...stock,
  })
  .refine(hasScanReason, scanMessage);
const bagPrepared = z
  .strictObject({
    form: z.literal('bag'),
    withdrawnUl: volumeUl,
    withdrawnUg: doseUg,
    concentrationUgPerMl,
    finalVolumeUl: volumeUl,
    ...stock,
  })
  .refine(hasScanReason, scanMessage);
const devicesPrepared = z
  .strictObject({ form: z.literal('devices'), deviceCount: wholeNumber(1, 3), ...stock })
  .refine(hasScanReason, scanMessage);
/** The strength of a compounded bottle is the one on its label, never the catalogue's. Source: clinical reference §2.6. */
const bottlePrepared = z
  .strictObject({ form: z.literal('bottle'), concentrationUgPerMl, ulPerSpray: wholeNumber(10, 500), ...stock })
  .refine(hasScanReason, scanMessage);
const unitsPrepared = z.strictObject({ form: z.literal('units'), doseUg, ...stock }).refine(hasScanReason, scanMessage);

export const preparationRecorded = z.discriminatedUnion('form', [
  syringePrepared,
  bagPrepared,
  devicesPrepared,
  bottlePrepared,
  unitsPrepared,
]);

/**
 * What the second person worked out without seeing the first result; the comparison is the fold's, so that nobody can tick "match".
 * Source: clinical reference §6.1.
 */
export const doubleCheckRecorded = z
  .strictObject({
    preparationId: entryId.describe('The preparation, or for a rate change its entry.'),
    withdrawnUl: volumeUl.optional(),
    finalVolumeUl: volumeUl.optional(),
    rateUlPerH: rateUlPerH.optional(),
    deviceCount: wholeNumber(1, 3).optional(),
    doseUg: doseUg.optional(),
  })
  .refine((check) => Object.keys(check).length > 1, 'Write what you worked out.');

export const productScanned = z.strictObject({ packageCode: code, lot: code, expiresOn: date });

/**
 * A preparation as it is shown before a second person has checked it: everything but the figures. It is never recorded: the schema of a
 * preparation does not know the form. Source: clinical reference §6.1 ("re-computes the dose without seeing the first result").
 */
export type WithheldPreparation = { readonly form: 'withheld'; readonly of: z.infer<typeof preparationRecorded>['form'] } & Pick<
  z.infer<typeof syringePrepared>,
  'stockLotId' | 'lot' | 'expiresOn' | 'beyondUseOn' | 'isScanned'
> & { readonly role: 'initial' | 'booster' | null };

/** Waste needs a second person; that it is another one than the author is the fold's rule. Source: clinical reference §6.2. */
export const wasteRecorded = z.strictObject({
  preparationId: entryId.nullable().default(null),
  wastedUg: amountUg,
  volumeUl: volumeUl.optional(),
  manner: words,
  witnessId: personId,
});

/** The second person's own word that they saw the waste, given under their own name. Source: clinical reference §6.2, §6.3 R9. */
export const wasteWitnessed = z.strictObject({ wasteId: entryId, remark: words.optional() });

/** Guard decision before a dose: which dose is about to be given. Overrides name what is set aside, and who agreed. */
export const doseReleased = z.strictObject({
  form: z.enum(['infusion', 'resumption', 'bolus', 'injection', 'device', 'sprays', 'troche']),
  volumeUl: volumeUl.optional(),
  doseUg: doseUg.optional(),
  durationSeconds: wholeNumber(1, 7_200).optional(),
  site: code.optional(),
  overrides,
});
