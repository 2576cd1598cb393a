import * as z from 'zod';
import { idSchema } from '../shared/id.js';
import { givenAnswers } from '../outcome-measures/responses/index.js';
import { linkProof } from './link-proof.js';

const form = z.strictObject({
  id: idSchema<'MeasureResponse'>(),
  instrumentId: z.string().min(1).max(60),
  answers: givenAnswers,
  takenAt: z.iso.datetime({ offset: true }),
  /** Only the answers about suicide, sent while the form is being filled in: kept as incomplete, and the form is asked on. */
  isBegun: z.boolean().optional(),
});

/**
 * Everything the patient answered, sent at once under ids made on the phone: sent twice it counts once. The pass is what opening gave: with it
 * answers are taken also when the link has died since.
 */
export const sendCheckIn = z.strictObject({
  ...linkProof,
  forms: z.array(form).min(1).max(6),
  pass: z.string().max(200).optional(),
});
export type SendCheckIn = z.infer<typeof sendCheckIn>;

/** Clinic policy [D] for check-ins by link: for how many days after its end answers are still taken from a phone on which the link was opened. */
export interface CheckInPolicy {
  readonly version: string;
  readonly takenLateDays: number;
}

export const defaultCheckInPolicy: CheckInPolicy = { version: '1', takenLateDays: 14 };

/** What is still asked, and may be asked now. */
interface CheckInLeft {
  readonly instruments: readonly string[];
  /** When the clinic opens next, where a form waits for that: it asks about suicide, and nobody answers for it now. */
  readonly opensNext: string | null;
}

/** What a link opens: which forms, at which clinic, and whom to call. Nothing of the chart, no name. */
export interface CheckInView extends CheckInLeft {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly closesAt: string;
  /** The same for every link to this check-in, and no way back to it: under this name the phone keeps what is half filled. */
  readonly mark: string;
  /** Shows that the link was opened while it was alive. */
  readonly pass: string;
}

export interface CheckInSent extends CheckInLeft {
  /** An answer about suicide was among them: the patient is shown people to call at once. */
  readonly needsHelpNow: boolean;
  /** Somebody of the clinic answers for it now. */
  readonly isSomebodyThere: boolean;
  /** When somebody reads it where nobody is there now; null where somebody is, or where no opening is known. */
  readonly readFrom: string | null;
}
