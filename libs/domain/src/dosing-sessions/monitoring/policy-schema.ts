import * as z from 'zod';
import { possibleValues, vitalSigns, type VitalSign } from '../entries/index.js';
import { treatmentProduct, treatmentProducts } from '../../shared/index.js';
import { policyFaults } from './policy-faults.js';
import { alertRules, type MonitoringPolicy } from './policy.js';

const sign = z.enum(vitalSigns as [VitalSign, ...VitalSign[]]);
const minutes = z.int().min(0).max(10_080);
const interval = z.int().min(1).max(1_440);
const percent = z.number().min(0).max(100);
const range = z
  .tuple([z.number(), z.number()])
  .refine(([minimum, maximum]) => minimum <= maximum, 'A range runs from the smaller to the larger');
const anchored = z.strictObject({ anchor: z.enum(['first-dose', 'each-dose', 'last-dose']), minutes: z.array(minutes).max(60) });

const schedule = z.strictObject({
  baselineWithinMin: interval,
  requiredSigns: z.array(sign).min(1),
  everyMinWhileRunning: interval.nullable(),
  everyMinWhilePaused: interval,
  offsets: anchored,
  tail: z.array(z.strictObject({ everyMin: interval, times: z.int().min(1) })).min(1),
  sedation: anchored,
  dissociation: anchored,
  everyMinAfterYellow: interval,
  everyMinAfterRed: interval,
  earlyMin: minutes,
  minimumObservationMin: interval,
  isMinimumHard: z.boolean(),
});

const discharge = z.strictObject({
  scoreAtLeast: z.int().min(0).max(10),
  consecutiveReadings: z.int().min(1).max(10),
  readingsApartMin: minutes,
  systolicBelowMmHg: z.int().min(1).max(300),
  diastolicBelowMmHg: z.int().min(1).max(200),
  withinPercentOfBaseline: percent,
  spo2AtLeastPercent: percent,
  awakeAssessments: z.int().min(1).max(10),
  moaaSAtLeast: z.int().min(0).max(5),
  rassBetween: range,
  dissociationWithin: z.int().min(0).max(92),
  nauseaAtMost: z.int().min(0).max(10),
});

const likelySigns = [...vitalSigns, 'pulsePressureMmHg', 'weightG', 'heightMm'] as const;

/**
 * Decoder of an edited monitoring policy, for the border. Beside the form of each field it refuses nonsense, each fault with its path:
 * a yellow limit beyond the red one, "missed" before "late", likely values outside the possible, an esketamine watch below two hours.
 * Source: clinical reference §3. Example: `decodeInput(monitoringPolicySchema, edited)`.
 * Odd case: an alert rule may have a red limit alone or a yellow one alone.
 */
export const monitoringPolicySchema: z.ZodType<MonitoringPolicy> = z
  .strictObject({
    id: z.literal('monitoring'),
    version: z.int().min(1),
    likely: z.partialRecord(z.enum(likelySigns as unknown as [VitalSign | 'pulsePressureMmHg' | 'weightG' | 'heightMm']), range),
    predose: z.array(
      z.strictObject({
        outcome: z.enum(['hold', 'no-go']),
        sign,
        comparison: z.enum(['at-least', 'above', 'at-most', 'below']),
        limit: z.number(),
        products: z.array(treatmentProduct).min(1).readonly().optional(),
      }),
    ),
    alerts: z.array(
      z.strictObject({
        rule: z.enum(alertRules),
        tier: z.enum(['info', 'yellow', 'red']),
        sign: z.enum([...vitalSigns, 'moaaS', 'rass'] as unknown as [VitalSign | 'moaaS' | 'rass']),
        comparison: z.enum(['at-least', 'above', 'at-most', 'below', 'rise-at-least', 'rise-percent-at-least']),
        limit: z.number(),
      }),
    ),
    sustainedDesaturation: z.strictObject({ belowPercent: percent, longerThanSeconds: z.int().min(1).max(3_600) }),
    normalReadingsToRelax: z.int().min(1).max(10),
    lateAfterMin: minutes,
    missedAfterMin: minutes,
    mergeWithinMin: minutes,
    acknowledgeWithinMin: z.strictObject({ yellow: interval, red: interval }),
    prescriberInformedWithinMin: interval,
    schedules: z.strictObject(Object.fromEntries(treatmentProducts.map((product) => [product, schedule])) as ProductSchedules),
    discharge,
    sedationScale: z.enum(['moaa-s', 'rass']),
  })
  .check((context) => {
    for (const { path, message } of policyFaults(context.value as MonitoringPolicy, possibleValues)) {
      context.issues.push({ code: 'custom', path: [...path], message, input: context.value });
    }
  }) as unknown as z.ZodType<MonitoringPolicy>;

type ProductSchedules = { [Product in (typeof treatmentProducts)[number]]: typeof schedule };
