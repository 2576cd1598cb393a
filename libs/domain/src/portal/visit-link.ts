import * as z from 'zod';
import { patientAnswer, type PatientAnswerKind, type WishedDay } from '../scheduling/index.js';
import { linkProof } from './link-proof.js';

/** What a patient answers to a visit: the link, the birth date, and one of three things. */
export const answerVisit = z.strictObject({ ...linkProof, answer: patientAnswer });
export type AnswerVisit = z.infer<typeof answerVisit>;

/** What a link to a visit shows. It names no medicine, no diagnosis and no kind of visit. Source: clinical reference §8.2. */
export interface VisitAtLinkView {
  readonly clinicName: string;
  readonly phone: string | null;
  /** The time as the patient reads a clock. */
  readonly when: string;
  readonly isRemote: boolean;
  readonly standing: 'waits-for-answer' | 'confirmed' | 'changed';
  readonly possible: readonly PatientAnswerKind[];
  readonly needsEscort: boolean;
  readonly escortName: string | null;
  /** Whether cancelling now is noted as late. */
  readonly isLate: boolean;
  readonly isMoveAsked: boolean;
  /** The days of the week on which the clinic is open at all. */
  readonly openDays: readonly WishedDay[];
}

export interface VisitAnswered {
  readonly kind: PatientAnswerKind;
  readonly isLate: boolean;
}
