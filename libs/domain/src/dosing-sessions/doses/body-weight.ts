import { allow, decimalText, exact, ratio, refuse, type Decision, type Exact } from '../../shared/index.js';

// Source of every formula: clinical reference §2.3 (Devine's ideal weight, adjusted weight, body mass index, the exact pound).

export type WeightBasis = 'actual' | 'ideal' | 'adjusted';
export type SexForWeight = 'male' | 'female';

export interface BodyMeasures {
  readonly weight: Exact<'kg'>;
  readonly height?: Exact<'cm'>;
  readonly sex?: SexForWeight;
}

export type IdealWeightRefused =
  | { readonly code: 'height-missing'; readonly message: string }
  | { readonly code: 'sex-missing'; readonly message: string }
  | { readonly code: 'height-below-60-in'; readonly heightIn: string; readonly message: string };

const kilogramsPerPound = ratio(45_359_237, 100_000_000);
const centimetresPerInch = ratio(254, 100);
const devineHeightIn = 60;
const devineKgPerIn = ratio(23, 10);
const devineStartKg = { male: ratio(50), female: ratio(455, 10) } as const;
const adjustedShare = ratio(4, 10);

/**
 * Pounds as kilograms, exactly. Example: 180.8 lb is 82.009500496 kg. Odd case: the pound is exact by definition, so nothing is rounded.
 * Source: clinical reference §2.3 (IV9).
 */
export function kilogramsOfPounds(weight: Exact<'lb'>): Exact<'kg'> {
  return exact(weight.mul(kilogramsPerPound));
}

/**
 * Body mass index. Example: 82 kg at 178 cm is 25.88… kg/m². Odd case: it is exact; a screen rounds it to 0.1. Source: clinical reference
 * §2.3 (BW1).
 */
export function bodyMassIndex(weight: Exact<'kg'>, height: Exact<'cm'>): Exact<'kg/m2'> {
  return exact(weight.mul(10_000).div(height.mul(height)));
}

/**
 * Ideal body weight by Devine. Example: a man of 178 cm: 50 + 2.3 × (178 ÷ 2.54 − 60) = 73.18… kg.
 * Refuses where the formula says nothing: no height, sex not stated, or below 60 in; the actual weight is used then, and said so.
 * Odd case: exactly 60 in (152.4 cm) is defined, 50 or 45.5 kg. Source: clinical reference §2.3 (BW1–BW3).
 */
export function idealBodyWeight(measures: BodyMeasures): Decision<Exact<'kg'>, IdealWeightRefused> {
  const { height, sex } = measures;
  if (height === undefined)
    return refuse({ code: 'height-missing', message: 'Ideal weight needs the height. Measure it, or dose by actual weight.' });
  if (sex === undefined)
    return refuse({ code: 'sex-missing', message: 'Ideal weight is defined for male and female only. Dose by actual weight.' });
  const heightIn = height.div(centimetresPerInch);
  if (heightIn.compare(devineHeightIn) < 0) {
    const message = 'Ideal weight is not defined below 60 in (152.4 cm). Dose by actual weight.';
    return refuse({ code: 'height-below-60-in', heightIn: decimalText(heightIn, 2), message });
  }
  return allow(exact(devineStartKg[sex].add(devineKgPerIn.mul(heightIn.sub(devineHeightIn)))));
}

/**
 * Adjusted weight, ideal + 0.4 × (actual − ideal). Example: 110 kg with an ideal of 56.91 kg is 78.15 kg. Refuses as the ideal weight does.
 * Odd case: who weighs less than the ideal gets an adjusted weight between the two. Source: clinical reference §2.3.
 */
export function adjustedBodyWeight(measures: BodyMeasures): Decision<Exact<'kg'>, IdealWeightRefused> {
  const ideal = idealBodyWeight(measures);
  if (!ideal.allowed) return ideal;
  return allow(exact(ideal.value.add(adjustedShare.mul(measures.weight.sub(ideal.value)))));
}

/**
 * The weight a dose in mg/kg is multiplied with, by the basis named on the order. Refuses as the ideal weight does; never falls back
 * silently. Example: 'adjusted' for 110 kg at 165 cm, female, is 78.15 kg. Odd case: below 60 in 'ideal' is refused. Source: clinical
 * reference §2.2, §2.3.
 */
export function dosingWeight(basis: WeightBasis, measures: BodyMeasures): Decision<Exact<'kg'>, IdealWeightRefused> {
  if (basis === 'actual') return allow(measures.weight);
  return basis === 'ideal' ? idealBodyWeight(measures) : adjustedBodyWeight(measures);
}
