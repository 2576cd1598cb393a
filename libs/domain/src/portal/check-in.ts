import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { idSchema } from '../shared/id.js';
import { givenAnswers } from '../outcome-measures/responses/index.js';

/** The signed part of a link. Only its form is read here; the server proves the signature. */
const token = z.string().regex(/^\d{1,9}\.[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/, 'This link is not whole');
const proof = { token, birthDate: dateField };

/** Opening a check-in without an account: the link, and the birth date as a second check. */
export const openCheckIn = z.strictObject(proof);
export type OpenCheckIn = z.infer<typeof openCheckIn>;

const form = z.strictObject({
  id: idSchema<'MeasureResponse'>(),
  instrumentId: z.string().min(1).max(60),
  answers: givenAnswers,
  takenAt: z.iso.datetime({ offset: true }),
});

/** Everything the patient answered, sent at once under ids made on the phone: sent twice it counts once. */
export const sendCheckIn = z.strictObject({ ...proof, forms: z.array(form).min(1).max(6) });
export type SendCheckIn = z.infer<typeof sendCheckIn>;

/** What a link opens: which forms, at which clinic, and whom to call. Nothing of the chart, no name. */
export interface CheckInView {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly instruments: readonly string[];
  readonly closesAt: string;
}

export interface CheckInSent {
  /** An answer about suicide was among them: the patient is shown people to call at once. */
  readonly needsHelpNow: boolean;
}
