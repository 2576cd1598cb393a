import * as z from 'zod';
import { requiredText } from '../shared/index.js';

/** A letter from a signed note: to whom, how it greets, and which of the note's sections it quotes; facts of the sessions go with it when asked for. */
export const letterCommand = z.strictObject({
  /** Name and address, a line each. */
  recipient: requiredText(400),
  greeting: requiredText(120),
  sections: z.array(z.string().min(1).max(60)).min(1, 'Choose at least one section for the letter').max(30),
  withSessionFacts: z.boolean().default(false),
});
export type LetterCommand = z.infer<typeof letterCommand>;

/** A document as it was made: a PDF in base64. It is not kept; made again it says the same of the same record. */
export interface PrintedPaper {
  readonly madeAt: string;
  readonly pdf: string;
}
