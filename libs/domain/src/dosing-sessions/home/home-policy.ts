import * as z from 'zod';

const minutes = z.int().min(0).max(1_440);

/** What a clinic that allows use at home asks of a home session. Versioned; the medical director signs it. Source: clinical reference §2.6, §3.2. */
export const homePolicySchema = z.strictObject({
  version: z.int().min(1),
  /** The reading before the dose is at most so old. */
  baselineWithinMin: z.int().min(1).max(240),
  /** Readings the patient takes, as windows in minutes after the dose. */
  readings: z
    .array(
      z
        .strictObject({ fromMin: minutes, toMin: minutes })
        .refine(({ fromMin, toMin }) => fromMin <= toMin, { path: ['toMin'], error: 'A window ends after it begins' }),
    )
    .min(1)
    .refine((windows) => windows.every(({ fromMin }, index) => windows.slice(0, index).every(({ toMin }) => toMin < fromMin)), {
      error: 'Windows follow each other',
    }),
  /** The sitter stays at least so long after the dose. */
  sitterMin: z.int().min(1).max(1_440),
  lateAfterMin: minutes,
  missedAfterMin: minutes,
  mustSeeDoseOnVideo: z.boolean(),
});
export type HomePolicy = z.infer<typeof homePolicySchema>;

/** Before, 40 to 60 and 120 minutes after the dose, self-measured; a sitter for four hours. Source: clinical reference §3.2 [D]. */
export const defaultHomePolicy: HomePolicy = {
  version: 1,
  baselineWithinMin: 15,
  readings: [
    { fromMin: 40, toMin: 60 },
    { fromMin: 120, toMin: 120 },
  ],
  sitterMin: 240,
  lateAfterMin: 5,
  missedAfterMin: 10,
  mustSeeDoseOnVideo: true,
};
