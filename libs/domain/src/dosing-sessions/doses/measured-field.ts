import * as z from 'zod';
import { decimalText, exact, exactly, parseRational, type Exact, type ExactUnit } from '../../shared/index.js';

export interface FieldRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the minimum itself is refused: a dose of 0 is no dose. */
  readonly isAboveMinimum?: boolean;
}

/**
 * Decoder of a number with its unit, written as a JSON number or as decimal text; read exactly. Refuses what is no number (`wrong-type`)
 * and what cannot be true (`out-of-range`). Example: `measuredField<'kg'>({ minimum: 20, maximum: 350 }, 'kg')` reads 82, "82" and "82.0".
 * Odd case: an absent field is missing, never zero.
 */
export function measuredField<Unit extends ExactUnit>(range: FieldRange, unit: Unit): z.ZodType<Exact<Unit>> {
  return z.unknown().transform((given, context) => {
    const parsed = parseRational(given);
    if (!parsed.allowed) return failed(context, 'wrong-type', `A number in ${unit}, written like 41 or "0.5", is needed`);
    const isTooLow = parsed.value.compare(exactly(range.minimum)) < (range.isAboveMinimum === true ? 1 : 0);
    if (!isTooLow && parsed.value.compare(exactly(range.maximum)) <= 0) return exact<Unit>(parsed.value);
    const from = range.isAboveMinimum === true ? `above ${range.minimum}` : `at least ${range.minimum}`;
    return failed(
      context,
      'out-of-range',
      `${decimalText(parsed.value, 6)} ${unit} cannot be right: ${from} and at most ${range.maximum} ${unit}`,
    );
  });
}

function failed(context: z.core.$RefinementCtx, code: 'wrong-type' | 'out-of-range', message: string): never {
  context.issues.push({ code: 'custom', message, params: { code }, input: context.value });
  return z.NEVER;
}
