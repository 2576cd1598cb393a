import * as z from 'zod';
import { idSchema } from '../shared/id.js';
import { givenAnswers } from '../outcome-measures/responses/index.js';
import { linkProof } from './link-proof.js';

const form = z.strictObject({
  id: idSchema<'MeasureResponse'>(),
  instrumentId: z.string().min(1).max(60),
  answers: givenAnswers,
  takenAt: z.iso.datetime({ offset: true }),
});

/** Everything the patient answered, sent at once under ids made on the phone: sent twice it counts once. */
export const sendCheckIn = z.strictObject({ ...linkProof, forms: z.array(form).min(1).max(6) });
export type SendCheckIn = z.infer<typeof sendCheckIn>;

/** What a link opens: which forms, at which clinic, and whom to call. Nothing of the chart, no name. */
export interface CheckInView {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly instruments: readonly string[];
  readonly closesAt: string;
  /** When the clinic opens next, where a form waits for that: it asks about suicide, and nobody answers for it now. */
  readonly opensNext: string | null;
}

export interface CheckInSent {
  /** An answer about suicide was among them: the patient is shown people to call at once. */
  readonly needsHelpNow: boolean;
}
