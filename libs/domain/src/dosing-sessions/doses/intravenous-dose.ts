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

type UndilutedRefused = { readonly code: 'draw-exceeds-final-volume' | 'must-be-diluted'; readonly message: string };

export type IntravenousRefused = InputRefused | IdealWeightRefused | DrawRefused | BolusRefused | UndilutedRefused;

/** What to draw, what the bag holds, how fast it runs: all that does not ask for the patient's weight. */
export interface PreparedInfusion {
  readonly draw: PreparedDraw;
  readonly finalVolume: Exact<'mL'>;
  readonly concentration: Exact<'mg/mL'>;
  readonly duration: Exact<'min'>;
  readonly pumpRateExact: Exact<'mL/h'>;
  readonly pumpRate: Exact<'mL/h'>;
  readonly perMinute: Exact<'mg/min'>;
  readonly bolus: BolusPlan | null;
}

/** An intravenous dose worked out for a patient. */
export interface IntravenousDose extends OrderedDose, PreparedInfusion {
  readonly weightedRate: Exact<'ug/kg/min'>;
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
  const prepared = prepareInfusion(ordered.value.dose, input, policy);
  if (!prepared.allowed) return prepared;
  const weightedRate = weightedRateOf(ordered.value.dose, input.durationMin, ordered.value.dosingWeight);
  return allow({ ...ordered.value, ...prepared.value, weightedRate });
}

/**
 * The same of an amount in mg, for whom it may be. Source: clinical reference §2.4. Example (IV7): 41 mg of a 1 mg/mL premix over 40 min are
 * 41 mL at 61.5 mL/h. Odd case: nothing here is a rate by weight, for no weight was told. Refuses as `intravenousDose` does, a missing weight
 * apart.
 */
export function prepareInfusion(
  dose: Exact<'mg'>,
  input: IntravenousInput,
  policy: PreparationPolicy,
): Decision<PreparedInfusion, DrawRefused | BolusRefused | UndilutedRefused> {
  const draw = prepareDraw(dose, input.strength, syringeOf(input), policy);
  if (!draw.allowed) return draw;
  const finalVolume = finalVolumeOf(input, draw.value);
  const concentration = concentrationOf(dose, finalVolume);
  if (compareExact(draw.value.exactVolume, finalVolume) > 0) {
    const message = `The draw (${decimalText(draw.value.exactVolume, 2)} mL) is more than the volume it is made up to. Choose a larger volume.`;
    return refuse({ code: 'draw-exceeds-final-volume', message });
  }
  if (concentration.compare(exactly(policy.diluteFromMgPerMl)) >= 0) {
    const message = `${policy.diluteFromMgPerMl} mg/mL and stronger is not given into a vein undiluted. Order a diluent volume.`;
    return refuse({ code: 'must-be-diluted', message });
  }
  return withRates({ dose, draw: draw.value, finalVolume, concentration }, input, policy);
}

function withRates(
  { dose, ...bag }: Pick<PreparedInfusion, 'draw' | 'finalVolume' | 'concentration'> & { readonly dose: Exact<'mg'> },
  input: IntravenousInput,
  policy: PreparationPolicy,
): Decision<PreparedInfusion, BolusRefused> {
  const { durationMin: duration, bolus: bolusGiven } = input;
  const bolus = bolusGiven === undefined ? null : bolusThenInfusion({ dose, ...bag, duration }, bolusGiven, policy);
  if (bolus !== null && !bolus.allowed) return bolus;
  const pumpRateExact = pumpRateFor(bag.finalVolume, duration);
  return allow({
    ...bag,
    duration,
    pumpRateExact,
    pumpRate: atPump(pumpRateExact, policy),
    perMinute: dosePerMinute(dose, duration),
    bolus: bolus === null ? null : bolus.value,
  });
}

function finalVolumeOf(input: IntravenousInput, draw: PreparedDraw): Exact<'mL'> {
  if (input.diluent === null) return draw.exactVolume;
  return input.diluent.method === 'QS_TO' ? input.diluent.volumeMl : addExact(input.diluent.volumeMl, draw.exactVolume);
}
