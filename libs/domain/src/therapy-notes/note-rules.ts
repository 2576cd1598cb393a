import type { NoteTypeId } from './notes-content/index.js';
import { noteTypes } from './notes-content/index.js';

/** The notes a therapist may begin: their own kinds and those every clinician writes. Source: clinical reference §5.1. */
export const therapistNoteTypes = noteTypes
  .filter(({ author }) => author === 'therapist' || author === 'any-clinician')
  .map(({ id }) => id) as [NoteTypeId, ...NoteTypeId[]];

/** What the author states by signing; the words are kept with the signature. Source: clinical reference §5.3. */
export const signingStatements = {
  sign: 'I wrote this note. It is complete and true to what I saw, heard and did.',
  cosign: 'I supervised this treatment, have read this note and stand by it.',
} as const;

const lateAfterMs = 24 * 60 * 60 * 1_000;

/**
 * Whether an addendum is a late entry: it speaks of something more than 24 hours before. Source: clinical reference §5.3.
 * Example: written at 17:05 about 10:24 of the same day it is not late. Odd case: exactly 24 hours is not late; no time named is not late.
 */
export function isLateAddendum(eventAtMs: number | null, nowMs: number): boolean {
  return eventAtMs !== null && eventAtMs < nowMs - lateAfterMs;
}
