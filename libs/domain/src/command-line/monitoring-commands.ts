import * as z from 'zod';
import {
  alertFindings,
  defaultMonitoringPolicy,
  dischargeTotal,
  entryDetails,
  judgeBaseline,
  observationTimes,
  plausibilityOf,
  unusualSigns,
  vitalSigns,
  type Signs,
  type VitalSign,
} from '../dosing-sessions/index.js';
import { treatmentProduct, type Instant } from '../shared/index.js';
import type { AnswerBody, Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { plain, time } from './plain.js';

const policy = defaultMonitoringPolicy;
const anyNumber = z.number();
const signFields = Object.fromEntries(vitalSigns.map((sign) => [sign, anyNumber.optional()])) as Record<
  VitalSign,
  z.ZodOptional<z.ZodNumber>
>;
const reading = z.strictObject(signFields);

function given(signs: Signs): readonly (readonly [VitalSign, number])[] {
  return vitalSigns.flatMap((sign) => (signs[sign] === undefined ? [] : [[sign, signs[sign]] as const]));
}

function vitals(signs: Signs): AnswerBody {
  const judged = given(signs).map(([sign, value]) => [sign, plausibilityOf(sign, value, policy)] as const);
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = signs;
  const isReversed = systolic !== undefined && diastolic !== undefined && systolic <= diastolic;
  const isImpossible = isReversed || judged.some(([, found]) => found === 'impossible');
  return {
    ok: true,
    plausibility: Object.fromEntries(judged),
    entry: isImpossible ? 'refused' : unusualSigns(signs, policy).length > 0 ? 'confirm' : 'accepted',
    confirm: isImpossible ? [] : unusualSigns(signs, policy),
    policyVersion: policy.version,
  };
}

const alertsInput = z.strictObject({
  reading: reading.extend({
    moaaS: z.int().min(0).max(5).optional(),
    rass: z.int().min(-5).max(4).optional(),
    isArrhythmiaNew: z.boolean().optional(),
    desaturatedSeconds: z.number().min(0).optional(),
  }),
  /** Null where no baseline was taken: then only absolute limits speak. */
  baseline: reading.nullable().default(null),
});

function alerts({ reading: measured, baseline }: z.infer<typeof alertsInput>): AnswerBody {
  const { isArrhythmiaNew = false, ...rest } = measured;
  const findings = alertFindings({ ...rest, isArrhythmiaNew, desaturatedSeconds: rest.desaturatedSeconds ?? 0 }, baseline, policy);
  const [gravest] = findings;
  return { ok: true, tier: gravest?.tier ?? 'none', findings: plain(findings), policyVersion: policy.version };
}

const baselineInput = z.strictObject({ product: treatmentProduct, reading: reading.nullable() });

function baseline({ product, reading: signs }: z.infer<typeof baselineInput>): AnswerBody {
  return { ok: true, ...judgeBaseline(signs, product, policy), policyVersion: policy.version };
}

const scheduleInput = z.strictObject({
  product: treatmentProduct,
  doseTimes: z.array(moment).min(1, 'Give the time of the first dose at least').max(50),
  /** The end of an infusion; null while it runs. Other products end with their last dose. */
  endedAt: moment.nullable().default(null),
  until: moment.optional(),
});

function schedule({ product, doseTimes, endedAt, until }: z.infer<typeof scheduleInput>): AnswerBody {
  const times = observationTimes({ product, doseTimes, endedAt, until: until ?? null }, policy);
  const written = (list: readonly number[]) => list.map((at) => time(at as Instant));
  return {
    ok: true,
    baselineWithinMin: times.baselineWithinMin,
    everyMinWhileRunning: times.everyMinWhileRunning,
    everyMinWhilePaused: times.everyMinWhilePaused,
    vitalSigns: written(times.vitalSigns),
    sedation: written(times.sedation),
    dissociation: written(times.dissociation),
    earliestReleaseAt: time(times.earliestReleaseAt),
    minimumObservationMin: times.minimumObservationMin,
    isMinimumHard: times.isMinimumHard,
    policyVersion: policy.version,
  };
}

const dischargeScore: Command = decoded(entryDetails['discharge-score-taken'], (score) => {
  const total = dischargeTotal(score);
  const { scoreAtLeast } = policy.discharge;
  return { ok: true, total, maximum: 10, needed: scoreAtLeast, isReached: total >= scoreAtLeast, policyVersion: policy.version };
});

export const vitalsCommand: Command = decoded(reading, vitals);
export const alertsCommand: Command = decoded(alertsInput, alerts);
export const baselineCommand: Command = decoded(baselineInput, baseline);
export const scheduleCommand: Command = decoded(scheduleInput, schedule);
export const dischargeScoreCommand: Command = dischargeScore;
