import * as z from 'zod';
import { type Decision, refuse } from '../shared/decision.js';
import { decodeInput, type InputRefused } from '../shared/decoder.js';
import type { MeasureRefused } from './measure-refused.js';

/**
 * What scoring may be told beside the answers. `isProRatingEnabled` is the clinic's policy for imported forms; `sex` is the patient's sex
 * where a cut-off depends on it, and anything but 'female' or 'male' shows both cut-offs.
 */
export const scoreOptions = z.strictObject({
  sex: z
    .enum(['female', 'male', 'intersex', 'other', 'unknown', 'F', 'M'])
    .transform((sex) => (sex === 'F' ? 'female' : sex === 'M' ? 'male' : sex))
    .default('unknown'),
  isProRatingEnabled: z.boolean().default(false),
});
export type ScoreOptions = z.infer<typeof scoreOptions>;

/**
 * Reads the options; nothing at all means the defaults. Refuses unknown options by their path. Source: clinical reference §4.0. Example:
 * `readOptions({ sex: 'female' })`. Odd case: 'F' and 'M' are read as the dose arithmetic reads them; `sex: 'f'` is refused at "options.sex".
 */
export function readOptions(given: unknown): Decision<ScoreOptions, MeasureRefused> {
  const read = decodeInput(scoreOptions, given ?? {});
  if (read.allowed) return read;
  const [first, ...rest] = read.refusals;
  return refuse(optionRefused(first), ...rest.map(optionRefused));
}

function optionRefused({ path, message }: InputRefused): MeasureRefused {
  return { code: 'option-not-accepted', path: path === '' ? 'options' : `options.${path}`, message };
}
