import * as z from 'zod';
import { idSchema, type LocalDate } from '../shared/index.js';
import { dateField } from '../shared/date-field.js';

const longestText = 60_000;
const text = z.string().max(longestText, 'A process note holds at most 60 000 characters');

/**
 * Beginning a process note: free text about what was said, on the day of the conversation. It has no field for medicines, diagnoses,
 * times or results, which are not part of such a note by definition. Source: clinical reference §5.4; 45 CFR 164.501.
 */
export const openProcessNoteCommand = z.strictObject({ id: idSchema(), heldOn: dateField, text });
export type OpenProcessNoteCommand = z.infer<typeof openProcessNoteCommand>;

/** Going on writing. Every character stays as it was typed. */
export const saveProcessNoteCommand = z.strictObject({ text });
export type SaveProcessNoteCommand = z.infer<typeof saveProcessNoteCommand>;

/** What only its author is ever shown. */
export interface ProcessNoteView {
  readonly id: string;
  readonly heldOn: LocalDate;
  readonly text: string;
  readonly version: number;
  readonly openedAt: string;
  readonly savedAt: string;
  /** Whether the author wrote a note in the chart about that day: without one the record of the session is incomplete. */
  readonly hasChartNote: boolean;
}

/** The answer to a write; it repeats no word of the note. */
export interface ProcessNoteSaved {
  readonly id: string;
  readonly version: number;
  readonly savedAt: string;
}

/** Written on every page that belongs to a process note. Source: clinical reference §5.4. */
export const processNoteLabel = 'Integration note = chart, patient can see it.';
