import type { Rational } from './rational.js';
import { roundHalfUp } from './rounding.js';

const exactPlaces = 20;

/**
 * Writes a number as ISMP asks: a leading zero always, a trailing zero never, no exponent; rounded half up at `places`.
 * Source: clinical reference §2.3.
 *
 * Example: 41.0 at one place is "41", 0.5 is "0.5", 43.725 at one place is "43.7".
 * Odd case: −0.04 at one place is "0", never "-0".
 */
export function decimalText(value: Rational, places: number): string {
  const rounded = roundHalfUp(value, places);
  const scaled = ((rounded.n * 10n ** BigInt(places)) / rounded.d).toString().padStart(places + 1, '0');
  const whole = scaled.slice(0, scaled.length - places);
  const fraction = scaled.slice(scaled.length - places).replace(/0+$/, '');
  const sign = rounded.s < 0n && rounded.n !== 0n ? '-' : '';
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Writes an amount with its unit for people. Example: `amountText(ratio(41), 1, 'mg')` is "41 mg". A mcg is written "mcg", never "µg"
 * (ISMP). Odd case: 0.5 keeps its leading nought, 41.0 loses its trailing one. Source: clinical reference §2.3.
 */
export function amountText(value: Rational, places: number, unit: string): string {
  return `${decimalText(value, places)} ${unit}`;
}

/**
 * Whether the number has an end in decimal writing: 4.3725 has, 35/103.5 has not. Example: `hasFiniteDecimals(ratio(1, 8))` is true. Odd
 * case: 1/3 is false. Source: clinical reference §0 rule 2.
 */
export function hasFiniteDecimals(value: Rational): boolean {
  let rest = value.d;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  return rest === 1n;
}

/**
 * All digits of a number where it has an end, else its first 20 decimals. Example: 43.725 is "43.725".
 * Odd case: 1/3 is "0.33333333333333333333": read it as rounded. Source: clinical reference §2.3 (store full precision).
 */
export function exactText(value: Rational): string {
  return decimalText(value, exactPlaces);
}

/**
 * A JSON number for people and charts: the number nearest to the exact value. Do not calculate further with it. Example: 34.03 is 34.03.
 * Odd case: 1/3 is the nearest binary number to its first 20 decimals. Source: clinical reference §0 rule 2.
 */
export function asNumber(value: Rational, places = exactPlaces): number {
  return Number(decimalText(value, places));
}
