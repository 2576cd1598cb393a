import Fraction from 'fraction.js';
import { allow, refuse, type Decision } from './decision.js';

/** An exact number: a ratio of two integers of any length. No step of dose arithmetic goes through binary fractions. */
export type Rational = Fraction;

export type NumberRefused = { readonly code: 'not-a-number'; readonly given: string };

const plainDecimal = /^-?\d+(\.\d+)?$/;
const longestText = 60;

/**
 * The exact ratio of two integers. Example: `ratio(1, 3)`. Odd case: a fractional argument or a zero divisor throws, both are faults.
 * Source: clinical reference §0 rule 2.
 */
export function ratio(numerator: number | bigint, denominator: number | bigint = 1): Rational {
  return new Fraction(BigInt(numerator), BigInt(denominator));
}

/**
 * Reads a number exactly as it is written: a JSON number by its shortest decimal text, a string digit by digit.
 * Refuses (`not-a-number`) anything else: NaN, infinities, blanks, "1,5", ".5" and "5." (a naked point is misread), "1e3" as a string.
 *
 * Example: `parseRational(0.1)` is exactly 1/10, so 0.1 + 0.2 is exactly 3/10.
 * Odd case: the JSON number `1e-7` is read (that is how 0.0000001 is printed), the string "1e-7" is not. Source: clinical reference §0 rule
 * 2, §2.3.
 */
export function parseRational(given: unknown): Decision<Rational, NumberRefused> {
  if (typeof given === 'number' && Number.isFinite(given)) return allow(ofFiniteNumber(given));
  if (typeof given === 'string' && given.length <= longestText && plainDecimal.test(given)) return allow(new Fraction(given));
  return refuse({ code: 'not-a-number', given: shown(given) });
}

/**
 * The exact value of a finite number's shortest decimal text. Throws on NaN and infinities: check first. Example: `exactly(0.1)` is 1/10.
 * Odd case: 0.1 + 0.2 was summed before it came here, and is 0.30000000000000004. Source: clinical reference §0 rule 2.
 */
export function exactly(amount: number): Rational {
  if (!Number.isFinite(amount)) throw new RangeError(`${amount} has no exact value`);
  return ofFiniteNumber(amount);
}

function ofFiniteNumber(amount: number): Rational {
  const text = String(amount);
  const mantissa = text.replace(/e.*$/, '');
  const decimals = mantissa.replace(/^[^.]*\.?/, '').length;
  const digits = BigInt(mantissa.replace('.', ''));
  const power = Number(text.slice(mantissa.length + 1)) - decimals;
  return power >= 0 ? ratio(digits * 10n ** BigInt(power)) : ratio(digits, 10n ** BigInt(-power));
}

function shown(given: unknown): string {
  return typeof given === 'string'
    ? given.slice(0, longestText)
    : given === null
      ? 'null'
      : typeof given === 'number'
        ? String(given)
        : typeof given;
}
