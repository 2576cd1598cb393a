import * as z from 'zod';

const minutes = z.number().positive();

/** Clinic policy for esketamine: versioned data. What the label fixes (28 mg a device, 28/56/84 mg, 5 minutes) is not here: it is no policy. */
export const esketaminePolicySchema = z.strictObject({
  version: z.int().min(1),
  /** Starting dose from age 65 on; null where the label makes no difference. Source: clinical reference §1.1. */
  startingMgFromAge65: z.union([z.literal(28), z.literal(56), z.null()]),
  inductionWeeks: z.int().min(1),
  inductionDosesPerWeek: z.int().min(1),
  /** Soft. */
  gapHours: minutes,
  bloodPressureAfterMin: minutes,
  bloodPressureWindowMin: minutes,
});
export type EsketaminePolicy = z.infer<typeof esketaminePolicySchema>;

export const defaultEsketaminePolicy: EsketaminePolicy = {
  version: 1,
  startingMgFromAge65: null,
  inductionWeeks: 4,
  inductionDosesPerWeek: 2,
  gapHours: 48,
  bloodPressureAfterMin: 40,
  bloodPressureWindowMin: 10,
};
