import { allow, compareExact, decimalText, refuse, subtractExact, type Decision, type Exact } from '../../shared/index.js';
import { pumpRateFor, volumeForDose } from './dose-formulas.js';
import type { PreparationPolicy } from './preparation-policy.js';
import { atPump } from './pump-rate.js';

export type BolusRefused = { readonly code: 'bolus-exceeds-dose' | 'bolus-exceeds-duration'; readonly message: string };

export interface InfusionPart {
  readonly dose: Exact<'mg'>;
  readonly volume: Exact<'mL'>;
  readonly duration: Exact<'min'>;
  readonly pumpRateExact: Exact<'mL/h'>;
  readonly pumpRate: Exact<'mL/h'>;
}

export interface BolusPlan {
  readonly bolus: InfusionPart;
  readonly rest: InfusionPart;
}

export interface BagForBolus {
  readonly dose: Exact<'mg'>;
  readonly concentration: Exact<'mg/mL'>;
  readonly duration: Exact<'min'>;
}

/**
 * Splits a bag into a bolus and the rest of the dose over the rest of the time. Source: clinical reference §2.4 (BOLUS1).
 *
 * Example: 10 mg over 5 min, then 31 mg over 35 min, of 0.82 mg/mL: 12.195 mL at 146.3 mL/h, then 37.805 mL at 64.8 mL/h.
 * Refuses a bolus that leaves no dose or no time for the rest. Odd case: a bolus of the whole dose leaves nothing to run, and is refused.
 */
export function bolusThenInfusion(
  bag: BagForBolus,
  bolus: { readonly doseMg: Exact<'mg'>; readonly durationMin: Exact<'min'> },
  policy: PreparationPolicy,
): Decision<BolusPlan, BolusRefused> {
  if (compareExact(bolus.doseMg, bag.dose) >= 0) {
    const message = `A bolus of ${decimalText(bolus.doseMg, 2)} mg leaves nothing of ${decimalText(bag.dose, 2)} mg to infuse. Lower the bolus.`;
    return refuse({ code: 'bolus-exceeds-dose', message });
  }
  if (compareExact(bolus.durationMin, bag.duration) >= 0) {
    return refuse({ code: 'bolus-exceeds-duration', message: 'The bolus takes all of the time. Shorten it, or lengthen the infusion.' });
  }
  const part = (dose: Exact<'mg'>, duration: Exact<'min'>): InfusionPart => {
    const volume = volumeForDose(dose, bag.concentration);
    const pumpRateExact = pumpRateFor(volume, duration);
    return { dose, volume, duration, pumpRateExact, pumpRate: atPump(pumpRateExact, policy) };
  };
  return allow({
    bolus: part(bolus.doseMg, bolus.durationMin),
    rest: part(subtractExact(bag.dose, bolus.doseMg), subtractExact(bag.duration, bolus.durationMin)),
  });
}
