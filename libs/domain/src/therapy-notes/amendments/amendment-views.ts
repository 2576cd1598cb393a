import * as z from 'zod';
import { idSchema, requiredText, type LocalDate } from '../../shared/index.js';
import { dateField } from '../../shared/date-field.js';
import type { NoteTypeId } from '../notes-content/index.js';
import type { NotePerson } from '../views.js';
import { denialGrounds, type AmendmentState, type DenialGround } from './amendment-machine.js';

const id = idSchema();
const noteId = id.nullable().default(null);

/** A request as the patient handed it in, in their own words; about one signed note, or about the record in general. */
export const recordAmendmentRequestCommand = z.strictObject({ id, noteId, receivedOn: dateField, words: requiredText(8_000) });
export type RecordAmendmentRequestCommand = z.infer<typeof recordAmendmentRequestCommand>;

/** Thirty days more, with the reason the patient is told in writing. */
export const extendAmendmentCommand = z.strictObject({ id, reason: requiredText(2_000) });
export type ExtendAmendmentCommand = z.infer<typeof extendAmendmentCommand>;

/** The amendment. On a note it becomes an addendum with this id; on the record in general it says what was put right and where. */
export const acceptAmendmentCommand = z.strictObject({ id, noteId, text: requiredText(8_000) });
export type AcceptAmendmentCommand = z.infer<typeof acceptAmendmentCommand>;

/** One of the four grounds the rule knows, and why it holds here. */
export const denyAmendmentCommand = z.strictObject({ id, noteId, ground: z.enum(denialGrounds), reason: requiredText(4_000) });
export type DenyAmendmentCommand = z.infer<typeof denyAmendmentCommand>;

/** The patient's statement of disagreement, as it was handed in. */
export const disagreeCommand = z.strictObject({ id, receivedOn: dateField, statement: requiredText(8_000) });
export type DisagreeCommand = z.infer<typeof disagreeCommand>;

/** The clinic's own words beside the statement; the patient gets a copy. Source: 45 CFR 164.526(d)(3). */
export const rebutAmendmentCommand = z.strictObject({ id, text: requiredText(8_000) });
export type RebutAmendmentCommand = z.infer<typeof rebutAmendmentCommand>;

/** The letter that tells the patient of a denial: it names whoever takes statements and complaints, with title and telephone. */
export const denialLetterCommand = z.strictObject({ contact: requiredText(300) });
export type DenialLetterCommand = z.infer<typeof denialLetterCommand>;

/** Something that was done with a request: by whom, when, and in which words. Words are null for whoever may not read notes. */
export interface AmendmentActView {
  readonly id: string;
  readonly by: NotePerson;
  readonly at: string;
  readonly text: string | null;
}

export interface AmendmentRequestView {
  readonly id: string;
  readonly patientId: string;
  /** The note it is about: named by the request, or by the answer to it. Null for the record in general. */
  readonly note: { readonly id: string; readonly noteType: NoteTypeId; readonly openedAt: string; readonly author: NotePerson } | null;
  readonly receivedOn: LocalDate;
  /** The patient's own words; null for whoever may not read notes. */
  readonly words: string | null;
  readonly recordedBy: NotePerson;
  readonly recordedAt: string;
  readonly state: AmendmentState;
  readonly dueOn: LocalDate;
  readonly daysLeft: number;
  readonly mayDecide: boolean;
  /** Whether a statement waits that this person may rebut. */
  readonly mayRebut: boolean;
  readonly extension: AmendmentActView | null;
  /** The addendum that answers the request, by its id; null where the amendment stands outside notes. */
  readonly acceptance: (AmendmentActView & { readonly addendumId: string | null }) | null;
  readonly denial: (AmendmentActView & { readonly ground: DenialGround; readonly deniedOn: LocalDate }) | null;
  readonly disagreement: (AmendmentActView & { readonly receivedOn: LocalDate }) | null;
  readonly rebuttal: AmendmentActView | null;
}

/** The grounds in words, as a denial says them. Source: 45 CFR 164.526(a)(2), (d)(1). */
export const denialGroundWords: Record<DenialGround, string> = {
  'not-created-by-us': 'This clinic did not write it',
  'not-part-of-the-record': 'It is not part of the record set',
  'not-open-for-access': 'It is not open for the patient’s access',
  'accurate-and-complete': 'It is accurate and complete',
};
