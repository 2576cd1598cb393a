import * as z from 'zod';
import { requiredText } from '../shared/index.js';
import type { NoteTypeId } from './notes-content/index.js';

/** What is looked for in one patient's record: words, or a phrase between quotation marks. It travels in the body, never in an address. */
export const findWordsCommand = z.strictObject({ text: requiredText(200) });
export type FindWordsCommand = z.infer<typeof findWordsCommand>;

/** A place where the words stand, with what is around them; whether a part matched is said apart, so that no markup travels. */
export interface FoundPassage {
  readonly kind: 'note' | 'addendum' | 'session';
  readonly noteId: string | null;
  readonly noteType: NoteTypeId | null;
  /** The section's id; 'commitments' for practices. */
  readonly section: string | null;
  readonly sessionId: string | null;
  readonly entryId: string | null;
  readonly at: string;
  readonly author: string | null;
  readonly parts: readonly { readonly text: string; readonly isMatch: boolean }[];
}

const starts = '\uE000';
const stops = '\uE001';

/** The marks the database is asked to put around a match: private characters that no text of the record may contain. */
export const matchMarks = { starts, stops } as const;

/**
 * A marked passage in parts. Example: with marks around "father" it has three parts, the second a match. Odd case: a mark left open matches
 * to the end; the marks themselves are in no part. Source: clinical reference §5.1.
 */
export function markedParts(marked: string): FoundPassage['parts'] {
  const parts: { text: string; isMatch: boolean }[] = [];
  for (const [place, piece] of marked.split(starts).entries()) {
    const end = place === 0 ? 0 : `${piece}${stops}`.indexOf(stops);
    if (end > 0) parts.push({ text: piece.slice(0, end), isMatch: true });
    const after = piece.slice(end).replaceAll(stops, '');
    if (after !== '') parts.push({ text: after, isMatch: false });
  }
  return parts;
}
