import { exact, exactly, ratio, type Exact } from '../../shared/index.js';

// Source of every formula: clinical reference §2.3. Exact in, exact out: rounding happens once, where a result is drawn up, programmed or shown.

const minutesPerHour = 60;
const microgramsPerMilligram = 1_000;

/**
 * dose = mg/kg × kg. Example: 0.5 mg/kg × 82 kg is 41 mg. Odd case: 0.75 mg/kg × 58.3 kg is 43.725 mg, not rounded here. Source: clinical
 * reference §2.3 (IV5).
 */
export function doseForWeight(perKg: Exact<'mg/kg'>, weight: Exact<'kg'>): Exact<'mg'> {
  return exact(perKg.mul(weight));
}

/**
 * mg/kg = dose ÷ kg. Example: 67 mg ÷ 64 kg is 1.046875 mg/kg. Throws on a weight of zero, which no decoder lets through. Odd case: a
 * weight of zero is a fault of ours. Source: clinical reference §2.3, §2.5 (IM4).
 */
export function dosePerKilogram(dose: Exact<'mg'>, weight: Exact<'kg'>): Exact<'mg/kg'> {
  return exact(dose.div(weight));
}

/**
 * Volume holding a dose. Example: 41 mg ÷ 10 mg/mL is 4.1 mL. Odd case: a strength of zero throws, no label says it. Source: clinical
 * reference §2.3 (draw).
 */
export function volumeForDose(dose: Exact<'mg'>, concentration: Exact<'mg/mL'>): Exact<'mL'> {
  return exact(dose.div(concentration));
}

/** Dose in a volume. Example: 41.5 mL × 0.82 mg/mL is 34.03 mg. Odd case: no volume holds no dose. Source: clinical reference §2.3. */
export function doseInVolume(volume: Exact<'mL'>, concentration: Exact<'mg/mL'>): Exact<'mg'> {
  return exact(volume.mul(concentration));
}

/**
 * Concentration of a mixture. Example: 35 mg in 103.5 mL is 0.33816… mg/mL. Odd case: an empty bag throws. Source: clinical reference §2.3
 * (IV3).
 */
export function concentrationOf(dose: Exact<'mg'>, finalVolume: Exact<'mL'>): Exact<'mg/mL'> {
  return exact(dose.div(finalVolume));
}

/**
 * Pump rate that gives a volume in a time. Example: 50 mL in 40 min is 75 mL/h. Odd case: 103.5 mL in 40 min is 155.25, rounded only at the
 * pump. Source: clinical reference §2.3 (IV3).
 */
export function pumpRateFor(volume: Exact<'mL'>, duration: Exact<'min'>): Exact<'mL/h'> {
  return exact(volume.mul(minutesPerHour).div(duration));
}

/**
 * Time a volume takes at a rate. Example: 27.5 mL at 60 mL/h takes 27.5 min. Throws on a rate of zero: that is a pause, not a rate. Odd
 * case: a rate of zero never ends. Source: clinical reference §2.4 (PAUSE1).
 */
export function durationAtRate(volume: Exact<'mL'>, rate: Exact<'mL/h'>): Exact<'min'> {
  return exact(volume.mul(minutesPerHour).div(rate));
}

/**
 * Dose per minute. Example: 41 mg in 40 min is 1.025 mg/min. Odd case: a time of zero throws, that is a bolus. Source: clinical reference
 * §2.4 (IV1).
 */
export function dosePerMinute(dose: Exact<'mg'>, duration: Exact<'min'>): Exact<'mg/min'> {
  return exact(dose.div(duration));
}

/**
 * µg/kg/min of a dose over a time. Example: 41 mg over 40 min in 82 kg is 12.5. Odd case: 0.5 mg/kg over 40 min is 12.5 for every weight.
 * Source: clinical reference §2.3, §2.4 (IV8).
 */
export function weightedRateOf(dose: Exact<'mg'>, duration: Exact<'min'>, weight: Exact<'kg'>): Exact<'ug/kg/min'> {
  return exact(dose.mul(microgramsPerMilligram).div(duration).div(weight));
}

/**
 * mL/h that gives a µg/kg/min. Example: 12.5 µg/kg/min in 82 kg at 0.82 mg/mL is 75 mL/h. Odd case: it is exact, so that the way back gives
 * the same rate. Source: clinical reference §2.3.
 */
export function pumpRateForWeightedRate(rate: Exact<'ug/kg/min'>, weight: Exact<'kg'>, concentration: Exact<'mg/mL'>): Exact<'mL/h'> {
  return exact(rate.mul(weight).mul(minutesPerHour).div(microgramsPerMilligram).div(concentration));
}

/**
 * µg/kg/min that a mL/h gives: the way back of `pumpRateForWeightedRate`, exactly. Example: 75 mL/h at 0.82 mg/mL in 82 kg is 12.5. Odd
 * case: a rounded pump rate gives a rate that is not quite the ordered one. Source: clinical reference §2.3.
 */
export function weightedRateForPumpRate(rate: Exact<'mL/h'>, weight: Exact<'kg'>, concentration: Exact<'mg/mL'>): Exact<'ug/kg/min'> {
  return exact(rate.mul(concentration).mul(microgramsPerMilligram).div(minutesPerHour).div(weight));
}

/**
 * The share of a part in a whole, in percent. Example: −0.1 of 55.9 is −0.1788… %. Throws when the whole is zero. Odd case: a negative
 * share keeps its sign. Source: clinical reference §2.3, §6.3 (R4).
 */
export function percentOf<Unit extends string>(part: Exact<Unit>, whole: Exact<NoInfer<Unit>>): Exact<'%'> {
  return exact(part.mul(100).div(whole));
}

/**
 * Mean arterial pressure, (systolic + 2 × diastolic) ÷ 3. Example: 128/80 is 96 mm[Hg]. Odd case: 141/80 is 100.33…, rounded only where it
 * is shown. Source: clinical reference §2.3.
 */
export function meanArterialPressure(systolicMmHg: number, diastolicMmHg: number): Exact<'mm[Hg]'> {
  return exact(exactly(systolicMmHg).add(exactly(diastolicMmHg).mul(2)).div(ratio(3)));
}
