import {
  addExact,
  allow,
  compareExact,
  decimalText,
  exactly,
  refuse,
  type Decision,
  type Exact,
  type InputRefused,
} from '../../shared/index.js';
import type { IdealWeightRefused } from './body-weight.js';
import { concentrationOf, dosePerMinute, pumpRateFor, weightedRateOf } from './dose-formulas.js';
import { prepareDraw, syringeOf, type DrawRefused, type PreparedDraw } from './draw-volume.js';
import { orderedDoseOf, type OrderedDose } from './dosing-weight-input.js';
import { bolusThenInfusion, type BolusPlan, type BolusRefused } from './intravenous-bolus.js';
import type { IntravenousInput } from './intravenous-input.js';
import type { PreparationPolicy } from './preparation-policy.js';
import { atPump } from './pump-rate.js';

export type IntravenousRefused =
  | InputRefused
  | IdealWeightRefused
  | DrawRefused
  | BolusRefused
  | { readonly code: 'draw-exceeds-final-volume' | 'must-be-diluted'; readonly message: string };

/** An intravenous dose worked out: what to draw, what the bag holds, how fast it runs. */
export interface IntravenousDose extends OrderedDose {
  readonly draw: PreparedDraw;
  readonly finalVolume: Exact<'mL'>;
  readonly concentration: Exact<'mg/mL'>;
  readonly duration: Exact<'min'>;
  readonly pumpRateExact: Exact<'mL/h'>;
  readonly pumpRate: Exact<'mL/h'>;
  readonly perMinute: Exact<'mg/min'>;
  readonly weightedRate: Exact<'ug/kg/min'>;
  readonly bolus: BolusPlan | null;
}

/**
 * Works out an intravenous dose. Units in the input's names; exact throughout, rounded once: draw at the syringe, rate at the pump (0.1 mL/h).
 * Source: clinical reference §2.3, vectors §2.4.
 *
 * Example (IV1): 82 kg, 0.5 mg/kg, vial 10 mg/mL, QS_TO 50 mL, 40 min: 41 mg, draw 4.1 mL, 0.82 mg/mL, 75 mL/h, 12.5 µg/kg/min.
 * Odd case (IV3): ADD_TO 100 mL of a 3.5 mL draw makes 103.5 mL and 0.338 mg/mL, not 0.35.
 * Refuses: a draw larger than the QS volume, a 100 mg/mL product undiluted, what `prepareDraw` and `orderedDoseOf` refuse.
 */
export function intravenousDose(input: IntravenousInput, policy: PreparationPolicy): Decision<IntravenousDose, IntravenousRefused> {
  const ordered = orderedDoseOf(input);
  if (!ordered.allowed) return ordered;
  const draw = prepareDraw(ordered.value.dose, input.strength, syringeOf(input), policy);
  if (!draw.allowed) return draw;
  const finalVolume = finalVolumeOf(input, draw.value);
  const concentration = concentrationOf(ordered.value.dose, finalVolume);
  if (compareExact(draw.value.exactVolume, finalVolume) > 0) {
    const message = `The draw (${decimalText(draw.value.exactVolume, 2)} mL) is more than the volume it is made up to. Choose a larger volume.`;
    return refuse({ code: 'draw-exceeds-final-volume', message });
  }
  if (concentration.compare(exactly(policy.diluteFromMgPerMl)) >= 0) {
    const message = `${policy.diluteFromMgPerMl} mg/mL and stronger is not given into a vein undiluted. Order a diluent volume.`;
    return refuse({ code: 'must-be-diluted', message });
  }
  return withRates(ordered.value, { draw: draw.value, finalVolume, concentration }, input, policy);
}

function withRates(
  ordered: OrderedDose,
  bag: Pick<IntravenousDose, 'draw' | 'finalVolume' | 'concentration'>,
  input: IntravenousInput,
  policy: PreparationPolicy,
): Decision<IntravenousDose, BolusRefused> {
  const { durationMin: duration, bolus: bolusGiven } = input;
  const bolus = bolusGiven === undefined ? null : bolusThenInfusion({ ...ordered, ...bag, duration }, bolusGiven, policy);
  if (bolus !== null && !bolus.allowed) return bolus;
  const pumpRateExact = pumpRateFor(bag.finalVolume, duration);
  return allow({
    ...ordered,
    ...bag,
    duration,
    pumpRateExact,
    pumpRate: atPump(pumpRateExact, policy),
    perMinute: dosePerMinute(ordered.dose, duration),
    weightedRate: weightedRateOf(ordered.dose, duration, ordered.dosingWeight),
    bolus: bolus === null ? null : bolus.value,
  });
}

function finalVolumeOf(input: IntravenousInput, draw: PreparedDraw): Exact<'mL'> {
  if (input.diluent === null) return draw.exactVolume;
  return input.diluent.method === 'QS_TO' ? input.diluent.volumeMl : addExact(input.diluent.volumeMl, draw.exactVolume);
}
