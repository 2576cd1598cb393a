import * as z from 'zod';

const wholeBetween = (lowest: number, highest: number, unit: string) =>
  z
    .int(`Write a whole number of ${unit}`)
    .min(lowest, `Below ${lowest} ${unit} is not possible: check the reading`)
    .max(highest, `Above ${highest} ${unit} is not possible: check the reading`);

interface Limits {
  readonly weightG: readonly [number, number];
  readonly heightMm: readonly [number, number];
}

function measurement(limits: Limits) {
  return z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('weight'), weightG: wholeBetween(...limits.weightG, 'g') }),
      z.strictObject({ kind: z.literal('height'), heightMm: wholeBetween(...limits.heightMm, 'mm') }),
      z.strictObject({
        kind: z.literal('blood-pressure'),
        systolicMmHg: wholeBetween(40, 300, 'mmHg'),
        diastolicMmHg: wholeBetween(20, 200, 'mmHg'),
      }),
    ])
    .refine((reading) => reading.kind !== 'blood-pressure' || reading.systolicMmHg > reading.diastolicMmHg, {
      message: 'The systolic pressure must be above the diastolic one',
      path: ['systolicMmHg'],
    });
}

/** A weight (20–350 kg), height (100–250 cm) or blood pressure measured here, in whole grams, millimetres, mmHg. Source: clinical reference §3.1. */
export const measuredFact = measurement({ weightG: [20_000, 350_000], heightMm: [1_000, 2_500] });
export type MeasuredFact = z.infer<typeof measuredFact>;

/** The same from another record, which may reach back to the cradle: 200 g to 700 kg, 20 cm to 2.8 m. Never used for a dose. */
export const importedFact = measurement({ weightG: [200, 700_000], heightMm: [200, 2_800] });
