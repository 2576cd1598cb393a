import * as z from 'zod';
import { orderedDoseFields } from './dosing-weight-input.js';
import { bagVolumeMl, concentrationMgPerMl, doseMg, durationMin, syringeMl, syringeStepMl } from './input-ranges.js';

export const syringeFields = { syringeMl: syringeMl.optional(), syringeStepMl: syringeStepMl.optional() };

/** QS_TO: the bag is filled up to this volume, the drug included. ADD_TO: the drug is added to this volume. Source: clinical reference §2.3. */
const diluent = z.strictObject({ method: z.enum(['QS_TO', 'ADD_TO']), volumeMl: bagVolumeMl });

/** An intravenous order as it comes in. Either a vial and a diluent, or a premixed bag or syringe. */
export const intravenousInput = z
  .strictObject({
    ...orderedDoseFields,
    ...syringeFields,
    vialMgPerMl: concentrationMgPerMl.optional(),
    premixMgPerMl: concentrationMgPerMl.optional(),
    diluent: diluent.optional(),
    durationMin,
    bolus: z.strictObject({ doseMg, durationMin }).optional(),
  })
  .transform(({ vialMgPerMl, premixMgPerMl, diluent: bag, ...order }, context) => {
    const fault = (path: string, message: string): never => {
      context.issues.push({ code: 'custom', path: [path], message, input: context.value });
      return z.NEVER;
    };
    if (premixMgPerMl !== undefined && vialMgPerMl !== undefined) return fault('premixMgPerMl', 'Give the vial or the premix, not both');
    if (premixMgPerMl !== undefined && bag !== undefined) return fault('diluent', 'A premix is not diluted again');
    if (premixMgPerMl !== undefined) return { ...order, strength: premixMgPerMl, diluent: null };
    if (vialMgPerMl === undefined) return fault('vialMgPerMl', 'Say the strength of the vial, or of the premix');
    if (bag === undefined) return fault('diluent', 'Say QS_TO or ADD_TO and the volume: they differ by the drug itself');
    return { ...order, strength: vialMgPerMl, diluent: bag };
  });

export type IntravenousInput = z.infer<typeof intravenousInput>;
