import * as z from 'zod';
import { decimalText, exactly, type Exact, type ExactUnit } from '../../shared/index.js';
import { writtenAmount, type AmountRefused } from './written-amount.js';

export interface FieldRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the minimum itself is refused: a dose of 0 is no dose. */
  readonly isAboveMinimum?: boolean;
}

/**
 * Decoder of a number with its unit, written as a JSON number, as decimal text, or as text that names its unit, which is converted exactly.
 * Refuses what is no number or of another unit (`wrong-type`) and what cannot be true (`out-of-range`).
 * Example: `measuredField<'kg'>({ minimum: 20, maximum: 350 }, 'kg')` reads 82, "82.0", "82 kg" and "180.8 lb".
 * Odd case: an absent field is missing, never zero. Source: clinical reference §0 rules 1 and 2.
 */
export function measuredField<Unit extends ExactUnit>(range: FieldRange, unit: Unit): z.ZodType<Exact<Unit>> {
  return z.unknown().transform((given, context) => {
    const read = writtenAmount(given, unit);
    if (!read.allowed) return failed(context, 'wrong-type', unreadable(read.refusals[0], unit));
    const amount = read.value;
    const isTooLow = amount.compare(exactly(range.minimum)) < (range.isAboveMinimum === true ? 1 : 0);
    if (!isTooLow && amount.compare(exactly(range.maximum)) <= 0) return amount;
    const from = range.isAboveMinimum === true ? `above ${range.minimum}` : `at least ${range.minimum}`;
    return failed(
      context,
      'out-of-range',
      `${decimalText(amount, 6)} ${unit} cannot be right: ${from} and at most ${range.maximum} ${unit}`,
    );
  });
}

function unreadable({ code, given }: AmountRefused, unit: string): string {
  return code === 'other-unit'
    ? `"${given}" cannot be read as ${unit}: write the amount in ${unit}`
    : `A number in ${unit}, written like 41, "0.5" or "41 ${unit}", is needed`;
}

function failed(context: z.core.$RefinementCtx, code: 'wrong-type' | 'out-of-range', message: string): never {
  context.issues.push({ code: 'custom', message, params: { code }, input: context.value });
  return z.NEVER;
}
