import * as z from 'zod';

/** Clinic policy for controlled stock: versioned data. Source: clinical reference §6.1–6.3. */
export const stockPolicySchema = z.strictObject({
  version: z.int().min(1),
  /** A count may differ by the larger of these two before it is a discrepancy. */
  toleranceMlPerPuncturedVial: z.number().min(0),
  tolerancePercentOfWithdrawn: z.number().min(0),
  /** What given, wasted and returned may miss of the withdrawn dose. */
  doseToleranceMg: z.number().min(0),
  /** Days a multi-dose vial may be used after its first puncture, unless its label says otherwise. */
  multiDoseVialDays: z.int().min(0),
});
export type StockPolicy = z.infer<typeof stockPolicySchema>;

/**
 * The defaults. The percentage is of what was withdrawn since the last count: each withdrawal loses a little in needle and hub, while sealed
 * vials lose nothing. Two percent of the whole stock would hide a missing millilitre behind sixty.
 */
export const defaultStockPolicy: StockPolicy = {
  version: 1,
  toleranceMlPerPuncturedVial: 0.2,
  tolerancePercentOfWithdrawn: 2,
  doseToleranceMg: 0,
  multiDoseVialDays: 28,
};
