import type * as z from 'zod';
import { decodeInput } from '../shared/index.js';
import { refusedWith, type AnswerBody, type Command } from './answer.js';

/** Decodes with a schema, then decides. */
export function decoded<Input>(schema: z.ZodType<Input>, decideInput: (input: Input) => AnswerBody): Command {
  return (input) => {
    const read = decodeInput(schema, input);
    return read.allowed ? decideInput(read.value) : refusedWith(...read.refusals);
  };
}
