import type { Instant, Unmet } from '../../shared/index.js';
import { isWithinPercent } from '../monitoring/comparison.js';
import type { DischargePolicy } from '../monitoring/policy.js';
import type { Reading, Readings } from './readings.js';
import { minuteMs } from './situation.js';

type Pressure = Reading & { readonly measured: { readonly systolicMmHg: number; readonly diastolicMmHg: number } };

/** A blood pressure somebody charted, both values of it. */
export function isPressure(reading: Reading): reading is Pressure {
  return reading.source === 'charted' && reading.measured.systolicMmHg !== undefined && reading.measured.diastolicMmHg !== undefined;
}

/** Whether one blood pressure is low enough to leave with: below both limits, both within the percentage of the baseline. */
export function isPressureInRange(reading: Pressure, baseline: Readings['baseline'], policy: DischargePolicy): boolean {
  const { systolicMmHg, diastolicMmHg } = reading.measured;
  const base = baseline?.measured;
  if (base?.systolicMmHg === undefined || base.diastolicMmHg === undefined) return false;
  const isNear =
    isWithinPercent(systolicMmHg, base.systolicMmHg, policy.withinPercentOfBaseline) &&
    isWithinPercent(diastolicMmHg, base.diastolicMmHg, policy.withinPercentOfBaseline);
  return isNear && systolicMmHg < policy.systolicBelowMmHg && diastolicMmHg < policy.diastolicBelowMmHg;
}

export interface PressureRun {
  /** Readings in range in a row, up to the last. */
  readonly count: number;
  /** From when on the run was long enough and spread enough; null when it is not. */
  readonly sinceAt: Instant | null;
}

/**
 * The blood pressures in range in a row since dosing ended: at least so many, the first and last of them far enough apart.
 * Source: clinical reference §1.6, §3.5. Example: 138/84 at 15:10 and 136/84 at 15:20 over 134/84 is a run of two, ten minutes apart.
 * Odd case: without a baseline nothing is in range, for "within 20 % of baseline" cannot be said.
 */
export function pressureRun(readings: Readings, from: Instant, policy: DischargePolicy): PressureRun {
  const run: Instant[] = [];
  let sinceAt: Instant | null = null;
  for (const reading of readings.all) {
    if (reading.at < from || !isPressure(reading)) continue;
    if (isPressureInRange(reading, readings.baseline, policy)) run.push(reading.at);
    else run.length = 0;
    sinceAt = isSettled(run, policy) ? (sinceAt ?? reading.at) : null;
  }
  return { count: run.length, sinceAt };
}

/** Long enough and spread enough: the first and the last reading of the run lie far enough apart. */
function isSettled(run: readonly Instant[], policy: DischargePolicy): boolean {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return false;
  return run.length >= policy.consecutiveReadings && last - first >= policy.readingsApartMin * minuteMs;
}

/** The latest value of a sign after an instant, whoever charted it. */
function latestSign(readings: Readings, sign: 'spo2Percent', from: Instant): number | null {
  const last = readings.all.findLast(({ source, at, measured }) => source === 'charted' && at >= from && measured[sign] !== undefined);
  return last?.measured[sign] ?? null;
}

/** SpO2 high enough on room air, or no lower than before dosing. */
export function saturationUnmet(readings: Readings, from: Instant, policy: DischargePolicy): readonly Unmet[] {
  const spo2Percent = latestSign(readings, 'spo2Percent', from);
  if (spo2Percent === null)
    return [{ code: 'saturation-not-measured', message: 'Measure the oxygen saturation.', facts: { fixBy: 'vitals-taken' } }];
  const needed = Math.min(policy.spo2AtLeastPercent, readings.baseline?.measured.spo2Percent ?? policy.spo2AtLeastPercent);
  if (spo2Percent >= needed) return [];
  return [
    {
      code: 'saturation-too-low',
      message: `The saturation is ${spo2Percent} %; ${needed} % is needed.`,
      facts: { spo2Percent, needed, fixBy: 'vitals-taken' },
    },
  ];
}
