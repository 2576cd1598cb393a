import type * as z from 'zod';
import { decodeInput, type InputRefused } from '../shared/index.js';
import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { fieldsOf } from './spelled.js';

// A name without a unit is unknown here because 82 of what is not said: ask for it.
function withUnitAsked(refusal: InputRefused): InputRefused {
  const name = refusal.path.replace(/^.*\./, '');
  const wanted = refusal.code === 'unknown-field' ? fieldsOf(name) : [];
  if (wanted.length === 0) return refusal;
  return { ...refusal, message: `Say the unit of "${name}": write it in the value, like "82 kg", or as ${wanted.join(' or ')}` };
}

/** Decodes with a schema, then decides. */
export function decoded<Input>(schema: z.ZodType<Input>, decideInput: (input: Input) => AnswerBody): Command {
  return (input) => {
    const read = decodeInput(schema, input);
    return read.allowed ? decideInput(read.value) : refusedWith(...read.refusals.map(withUnitAsked));
  };
}
