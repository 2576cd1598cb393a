import * as z from 'zod';
import { allow, decimalText, refuse, type Decision, type Exact, type InputRefused } from '../../shared/index.js';
import { dosingWeight, kilogramsOfPounds, type BodyMeasures, type IdealWeightRefused, type WeightBasis } from './body-weight.js';
import { doseForWeight } from './dose-formulas.js';
import { doseMg, doseMgPerKg, heightCm, weightKg, weightLb } from './input-ranges.js';

export const sexField = z
  .enum(['male', 'female', 'M', 'F'], 'Ideal weight is defined for "male" and "female"; leave the field out otherwise')
  .transform((sex) => (sex === 'M' || sex === 'male' ? 'male' : 'female'));

/** The fields that say how heavy the patient is, in every dose input. */
export const weightFields = {
  weightKg: weightKg.optional(),
  weightLb: weightLb.optional(),
  heightCm: heightCm.optional(),
  sex: sexField.optional(),
};

/** The fields that say how much is ordered: in mg, or in mg/kg of a named weight basis. */
export const orderedDoseFields = {
  ...weightFields,
  doseMg: doseMg.optional(),
  doseMgPerKg: doseMgPerKg.optional(),
  weightBasis: z.enum(['actual', 'ideal', 'adjusted']).default('actual'),
};

interface WeightGiven {
  readonly weightKg?: Exact<'kg'> | undefined;
  readonly weightLb?: Exact<'lb'> | undefined;
  readonly heightCm?: Exact<'cm'> | undefined;
  readonly sex?: 'male' | 'female' | undefined;
}

interface OrderedDoseGiven extends WeightGiven {
  readonly doseMg?: Exact<'mg'> | undefined;
  readonly doseMgPerKg?: Exact<'mg/kg'> | undefined;
  readonly weightBasis: WeightBasis;
}

export interface OrderedDose {
  readonly dose: Exact<'mg'>;
  readonly dosingWeight: Exact<'kg'>;
  readonly weightBasis: WeightBasis;
}

const lowestKg = 20;
const highestKg = 350;

/**
 * The body measures of an input. Refuses no weight, two weights, and pounds that are no plausible weight once they are kilograms. Source:
 * clinical reference §2.3, §3.1. Example: 180.8 lb is 82.009500496 kg. Odd case: 44 lb is 19.96 kg and refused.
 */
export function bodyMeasuresOf(given: WeightGiven): Decision<BodyMeasures, InputRefused> {
  const inKg = given.weightKg;
  const inLb = given.weightLb;
  if (inKg !== undefined && inLb !== undefined) return refuse(contradiction('weightLb', 'Give the weight once, in kg or in lb'));
  const weight = inKg ?? (inLb === undefined ? undefined : kilogramsOfPounds(inLb));
  if (weight === undefined)
    return refuse({ code: 'missing-field', path: 'weightKg', message: 'The weight is needed: a missing weight is not a usual one' });
  if (weight.compare(lowestKg) < 0 || weight.compare(highestKg) > 0) {
    const message = `${decimalText(weight, 2)} kg cannot be right: at least ${lowestKg} and at most ${highestKg} kg`;
    return refuse({ code: 'out-of-range', path: 'weightLb', message });
  }
  return allow({
    weight,
    ...(given.heightCm === undefined ? {} : { height: given.heightCm }),
    ...(given.sex === undefined ? {} : { sex: given.sex }),
  });
}

/**
 * The ordered dose in mg and the weight it rests on. Refuses neither or both of mg and mg/kg, and a weight basis that cannot be computed.
 * Source: clinical reference §2.2, §2.3. Example: 0.5 mg/kg on 82 kg actual weight is 41 mg. Odd case: an order in mg needs the weight as
 * well, for its limits are in mg/kg.
 */
export function orderedDoseOf(given: OrderedDoseGiven): Decision<OrderedDose, InputRefused | IdealWeightRefused> {
  const measures = bodyMeasuresOf(given);
  if (!measures.allowed) return measures;
  const weight = dosingWeight(given.weightBasis, measures.value);
  if (!weight.allowed) return weight;
  if (given.doseMg !== undefined && given.doseMgPerKg !== undefined) {
    return refuse(contradiction('doseMg', 'Give the dose once, in mg or in mg/kg: two orders could disagree'));
  }
  const dose = given.doseMg ?? (given.doseMgPerKg === undefined ? undefined : doseForWeight(given.doseMgPerKg, weight.value));
  if (dose === undefined)
    return refuse({ code: 'missing-field', path: 'doseMgPerKg', message: 'The dose is needed, as doseMgPerKg or doseMg' });
  return allow({ dose, dosingWeight: weight.value, weightBasis: given.weightBasis });
}

function contradiction(path: string, message: string): InputRefused {
  return { code: 'not-allowed', path, message };
}
