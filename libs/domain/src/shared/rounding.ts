import Fraction from 'fraction.js';
import type { Rational } from './rational.js';

/**
 * The one rounding rule of this library: to the nearest `step`, a tie away from zero ("half up" on the magnitude).
 * Applied once, to a finished result, never to an intermediate. Source: clinical reference §2.3.
 *
 * Example: 4.3725 mL at a step of 0.01 is 4.37; 0.525 is 0.53; 155.25 at 0.1 is 155.3.
 * Odd case: a shortage rounds like an excess of the same size, −0.125 at 0.01 is −0.13.
 */
export function roundToStep(value: Rational, step: Rational): Rational {
  const steps = value.abs().div(step).add(1, 2).floor();
  return steps.mul(step).mul(new Fraction(value.s, 1n));
}

/**
 * Rounds half up at a number of decimal places. Example: `roundHalfUp(parsed('2.345'), 2)` is 2.35. Range: 0 to 20 places. Odd case: −0.125
 * goes to −0.13, away from nought. Source: clinical reference §2.3.
 */
export function roundHalfUp(value: Rational, places: number): Rational {
  return roundToStep(value, new Fraction(1n, 10n ** BigInt(places)));
}
