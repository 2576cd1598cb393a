import * as z from 'zod';

const positive = z.number().positive();

/** Clinic policy for drawing up and running a dose: versioned data, signed by the medical director. Source: clinical reference §2.2, §2.3. */
export const preparationPolicySchema = z.strictObject({
  version: z.int().min(1),
  /** Volumes up to this are drawn to `fineStepMl` with any syringe. */
  fineUpToMl: positive,
  fineStepMl: positive,
  coarseStepMl: positive,
  /** Steps of the syringes on the shelf; a syringe not listed is read in `coarseStepMl`. */
  syringes: z.array(z.strictObject({ capacityMl: positive, stepMl: positive })),
  /** Where no syringe is named. */
  unnamedSyringeStepMl: positive,
  pumpStepMlPerH: positive,
  preparedWarnPercent: positive,
  preparedRefusePercent: positive,
  /** Pump reading against computed volume: a difference above either is shown and the nurse chooses. */
  pumpDifferencePercent: positive,
  pumpDifferenceMl: positive,
  /** From this strength on a product is not given into a vein undiluted. */
  diluteFromMgPerMl: positive,
});

export type PreparationPolicy = z.infer<typeof preparationPolicySchema>;

/**
 * The defaults. A 3 mL syringe counts as graduated in tenths unless the clinic lists it as finer: an unstated graduation is not a fine one.
 * Where no syringe is named, the finest place of the rule (0.01 mL) is shown.
 */
export const defaultPreparationPolicy: PreparationPolicy = {
  version: 1,
  fineUpToMl: 1,
  fineStepMl: 0.01,
  coarseStepMl: 0.1,
  syringes: [{ capacityMl: 1, stepMl: 0.01 }],
  unnamedSyringeStepMl: 0.01,
  pumpStepMlPerH: 0.1,
  preparedWarnPercent: 2,
  preparedRefusePercent: 5,
  pumpDifferencePercent: 2,
  pumpDifferenceMl: 0.5,
  diluteFromMgPerMl: 100,
};
