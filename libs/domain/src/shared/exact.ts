import type { Rational } from './rational.js';
import { exactly, ratio } from './rational.js';
import type { Quantity } from './quantity.js';
import { roundHalfUp } from './rounding.js';

declare const exactUnit: unique symbol;

/** An exact amount of one unit, for the steps between stored whole amounts. The unit is part of the type: mg and mL do not add. */
export type Exact<Unit extends string> = Rational & { readonly [exactUnit]: Unit };

export type ExactUnit =
  | 'mg'
  | 'mg/kg'
  | 'mL'
  | 'mL/h'
  | 'mg/mL'
  | 'mg/min'
  | 'ug/kg/min'
  | 'kg'
  | 'lb'
  | 'cm'
  | 'in'
  | 'min'
  | 'kg/m2'
  | 'mm[Hg]'
  | '%'
  | 'h'
  | 'd'
  | '1';

/**
 * Names the unit of an exact number. Example: `exact<'mg'>(ratio(41))`. The one place where a bare number gets its unit. Odd case: naming
 * converts nothing. Source: clinical reference §0 rule 1.
 */
export function exact<Unit extends ExactUnit>(value: Rational): Exact<Unit> {
  return value as Exact<Unit>;
}

/**
 * Adds two exact amounts of one unit. Example: 34.03 mg + 6.97 mg is exactly 41 mg. Different units do not compile. Odd case: 0.1 + 0.2 is
 * 0.3. Source: clinical reference §0 rules 1 and 2.
 */
export function addExact<Unit extends string>(first: Exact<Unit>, second: Exact<NoInfer<Unit>>): Exact<Unit> {
  return first.add(second) as Exact<Unit>;
}

/**
 * Subtracts exact amounts of one unit; the sign is kept. Example: 41 mg − 34.03 mg is exactly 6.97 mg. Odd case: 34.03 − 41 is −6.97, never
 * 0. Source: clinical reference §0 rule 2.
 */
export function subtractExact<Unit extends string>(first: Exact<Unit>, second: Exact<NoInfer<Unit>>): Exact<Unit> {
  return first.sub(second) as Exact<Unit>;
}

/**
 * Sums exact amounts of one unit; nothing sums to zero. Example: 34.03 mg and 6.97 mg are 41 mg. Odd case: no amounts sum to 0. Source:
 * clinical reference §0 rule 2.
 */
export function sumExact<Unit extends ExactUnit>(amounts: readonly Exact<Unit>[]): Exact<Unit> {
  return amounts.reduce((total, amount) => addExact(total, amount), exact<Unit>(ratio(0)));
}

/**
 * −1, 0 or 1 as the first amount is below, equal to or above the second. Exact: 0.1 + 0.2 compares equal to 0.3. Example: 0.82 mg/mL
 * against 0.35 mg/mL is 1. Odd case: amounts of two units do not compile. Source: clinical reference §0 rules 1 and 2.
 */
export function compareExact<Unit extends string>(first: Exact<Unit>, second: Exact<NoInfer<Unit>>): number {
  return first.compare(second);
}

const thousand = 1_000;

/**
 * Micrograms as exact milligrams. Example: 43 725 µg is 43.725 mg. Odd case: 1 µg is 0.001 mg, nothing is rounded. Source: clinical
 * reference §0 rule 2.
 */
export function milligramsOf(amount: Quantity<'ug'>): Exact<'mg'> {
  return exact(exactly(amount).div(thousand));
}

/**
 * Microlitres as exact millilitres. Example: 4 100 µL is 4.1 mL. Odd case: 1 µL is 0.001 mL, nothing is rounded. Source: clinical reference
 * §0 rule 2.
 */
export function millilitresOf(amount: Quantity<'uL'>): Exact<'mL'> {
  return exact(exactly(amount).div(thousand));
}

/**
 * Microlitres per hour as exact mL/h. Example: 75 000 µL/h is 75 mL/h. Odd case: 0 is 0 mL/h, which is a pause and no rate. Source:
 * clinical reference §0 rule 2.
 */
export function millilitresPerHourOf(amount: Quantity<'uL/h'>): Exact<'mL/h'> {
  return exact(exactly(amount).div(thousand));
}

/**
 * Grams as exact kilograms. Example: 82 000 g is 82 kg. Odd case: 1 g is 0.001 kg, nothing is rounded. Source: clinical reference §0 rule
 * 2.
 */
export function kilogramsOf(amount: Quantity<'g'>): Exact<'kg'> {
  return exact(exactly(amount).div(thousand));
}

/**
 * Thousandths of an exact amount as a whole number, half up: mg → µg, mL → µL, kg → g. Example: 34.03 mg is 34 030. Odd case: −0.0005 mg
 * is −1 µg. Source: clinical reference §2.3.
 */
export function wholeThousandths(amount: Rational): number {
  return Number(roundHalfUp(amount.mul(thousand), 0).valueOf());
}
