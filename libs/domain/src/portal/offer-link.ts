import * as z from 'zod';
import type { OfferState } from '../waitlist/index.js';
import { linkProof } from './link-proof.js';

/** What a patient answers to a freed time: the link, the birth date, and yes or no. */
export const answerOfferAtLink = z.strictObject({ ...linkProof, answer: z.enum(['accept', 'decline']) });
export type AnswerOfferAtLink = z.infer<typeof answerOfferAtLink>;

/** What a link to a freed time shows. It names no medicine, no diagnosis and no kind of visit. Source: clinical reference §8.2. */
export interface OfferAtLinkView {
  readonly clinicName: string;
  readonly phone: string | null;
  /** The time as the patient reads a clock. */
  readonly when: string;
  readonly answerUntil: string;
  /** `gone`: somebody else was faster. */
  readonly standing: 'open' | 'gone';
  /** How to prepare and who takes the patient home, a paragraph each. */
  readonly preparation: readonly string[];
}

export interface OfferAnswered {
  readonly state: Extract<OfferState, 'accepted' | 'declined' | 'gone'>;
}
