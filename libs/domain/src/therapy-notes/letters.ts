import * as z from 'zod';
import { idSchema, requiredText } from '../shared/index.js';
import type { NotePerson } from './views.js';

/** A letter from a signed note: to whom, how it greets, and which of the note's sections it quotes; facts of the sessions go with it when asked for. */
export const letterCommand = z.strictObject({
  /** The letter's own: asked for again it is the same letter. */
  id: idSchema(),
  /** Name and address, a line each. */
  recipient: requiredText(400),
  greeting: requiredText(120),
  sections: z.array(z.string().min(1).max(60)).min(1, 'Choose at least one section for the letter').max(30),
  withSessionFacts: z.boolean().default(false),
});
export type LetterCommand = z.infer<typeof letterCommand>;

/** That a letter was made: to whom, by whom, when. What it said is the note's. */
export interface LetterMade {
  readonly id: string;
  readonly recipient: string;
  readonly madeBy: NotePerson;
  readonly madeAt: string;
}

/** A document as it was made: a PDF in base64. It is not kept; made again it says the same of the same record. */
export interface PrintedPaper {
  readonly madeAt: string;
  readonly pdf: string;
}
