import { allow, decodeInput, exact, ratio, refuse, wholeThousandths } from '../../shared/index.js';
import {
  intramuscularDose,
  intramuscularInput,
  intravenousDose,
  intravenousInput,
  nasalSprayDose,
  nasalSprayInput,
  type IntramuscularDose,
  type IntravenousDose,
} from '../doses/index.js';
import type { OrderContentOf } from '../session/index.js';
import {
  basisOf,
  measuresOf,
  withoutBlanks,
  type Body,
  type Drafted,
  type InfusionTyped,
  type InjectionTyped,
  type Policies,
} from './draft-fields.js';

/**
 * Works an infusion order out from what the prescriber types, on the patient's weight. Source: clinical reference §2.2–2.4.
 *
 * Example (IV1): 0.5 mg/kg on 82 kg, 10 mg/mL, QS_TO 50 mL, 40 min: 41 000 µg, draw 4 100 µL, 75 000 µL/h.
 * Odd case: the bag's dose stays exact; only the draw and the pump's rate are rounded, as they can be read there.
 */
export function draftInfusion(
  typed: InfusionTyped,
  body: Body,
  policies: Policies,
): Drafted<OrderContentOf<'intravenous-ketamine'>, IntravenousDose> {
  const { fluid, isBolusAllowed, ...given } = typed;
  const input = decodeInput(intravenousInput, withoutBlanks({ ...given, ...measuresOf(body) }));
  if (!input.allowed) return input;
  const dose = intravenousDose(input.value, policies.preparation);
  if (!dose.allowed) return dose;
  const { finalVolume, pumpRate, draw, duration } = dose.value;
  const diluent = input.value.diluent;
  return allow({
    figures: dose.value,
    content: {
      product: 'intravenous-ketamine',
      weightG: body.weightG,
      basis: basisOf(dose.value),
      adjuncts: [],
      doseUg: wholeThousandths(dose.value.dose),
      finalVolumeUl: wholeThousandths(finalVolume),
      durationMin: Number(duration.valueOf()),
      rateUlPerH: wholeThousandths(pumpRate),
      isBolusAllowed,
      vialUgPerMl: wholeThousandths(input.value.strength),
      drawUl: wholeThousandths(draw.volume),
      diluent: diluent && { method: diluent.method, volumeUl: wholeThousandths(diluent.volumeMl), fluid },
    },
  });
}

/**
 * Works an injection order out. What is signed is the dose the syringe can show, for that is what will be given; the exact one stays in
 * the figures. Source: clinical reference §2.5 (IM1–IM5).
 * Example (IM4): 0.75 mg/kg on 64 kg at 100 mg/mL, booster 0.3: 48 mg in 0.48 mL, booster 19 mg in 0.19 mL. Odd case: a booster is worked
 * out for the same weight and vial.
 */
export function draftInjection(
  typed: InjectionTyped,
  body: Body,
  policies: Policies,
): Drafted<OrderContentOf<'intramuscular-ketamine'>, IntramuscularDose> {
  const { booster, ...given } = typed;
  const asked = { ...given, ...measuresOf(body), ...(booster === null ? {} : { booster: { doseMgPerKg: booster.doseMgPerKg } }) };
  const input = decodeInput(intramuscularInput, withoutBlanks(asked));
  if (!input.allowed) return input;
  const dose = intramuscularDose(input.value, { preparation: policies.preparation, injections: policies.injection });
  if (!dose.allowed) return dose;
  if (booster !== null && !(booster.fromMin < booster.toMin))
    return refuse({ code: 'window-empty', path: 'booster.toMin', message: 'The booster’s window must end after it opens.' });
  const drawn = dose.value.booster;
  return allow({
    figures: dose.value,
    content: {
      product: 'intramuscular-ketamine',
      weightG: body.weightG,
      basis: basisOf(dose.value),
      adjuncts: [],
      doseUg: wholeThousandths(dose.value.draw.preparedDose),
      volumeUl: wholeThousandths(dose.value.draw.volume),
      concentrationUgPerMl: wholeThousandths(input.value.vialMgPerMl),
      booster:
        booster === null || drawn === null
          ? null
          : {
              doseUg: wholeThousandths(drawn.draw.preparedDose),
              volumeUl: wholeThousandths(drawn.draw.volume),
              fromMin: booster.fromMin,
              toMin: booster.toMin,
            },
    },
  });
}

/**
 * A compounded nasal spray: whole sprays of the strength on this bottle's label. Example: 3 × 0.1 mL × 100 mg/mL is 30 mg. §2.6 Odd case:
 * half a spray cannot be ordered.
 */
export function draftSprays(
  typed: { readonly sprays: number | null; readonly mlPerSpray: number | null; readonly mgPerMl: number | null },
  body: Body,
): Drafted<OrderContentOf<'intranasal-ketamine'>, null> {
  const input = decodeInput(nasalSprayInput, withoutBlanks(typed));
  if (!input.allowed) return input;
  const dose = nasalSprayDose(input.value);
  if (!dose.allowed) return dose;
  return allow({
    figures: null,
    content: {
      product: 'intranasal-ketamine',
      ...{ weightG: body.weightG, basis: null, adjuncts: [], sprays: dose.value.sprays },
      doseUg: wholeThousandths(dose.value.dose),
      ulPerSpray: wholeThousandths(input.value.mlPerSpray),
      concentrationUgPerMl: wholeThousandths(input.value.mgPerMl),
    },
  });
}

/**
 * The mg/kg that make a dose in mg on a weight, for showing beside a typed dose. Example: 41 000 µg on 82 000 g is 500 µg/kg. Odd case:
 * half a µg/kg goes up. Source: clinical reference §2.3.
 */
export function ugPerKilogram(doseUg: number, weightG: number): number {
  return wholeThousandths(exact<'mg/kg'>(ratio(doseUg, weightG)));
}
