import { mayDo, type Role } from '../staff/index.js';
import { noteTypes, type NoteTypeDefinition, type NoteTypeId } from './notes-content/index.js';

const authors: Readonly<Record<NoteTypeDefinition['author'], readonly Role[]>> = {
  therapist: ['therapist'],
  nurse: ['nurse'],
  prescriber: ['prescriber', 'medical-director'],
  'any-clinician': ['therapist', 'nurse', 'prescriber', 'medical-director'],
};

/** What is known to everybody at work with a patient: who rang whom, what went wrong, how a session was nursed. */
const sharedKinds: readonly NoteTypeId[] = ['contact', 'incident', 'nursing-session'];

/**
 * The kinds of note a person in these roles may read once they are signed. Example: a nurse reads contact, incident and nursing notes; a therapist
 * reads all. Odd case: the front desk reads none. Source: clinical reference §5.1 (authors), §9.2 (progress notes).
 */
export function readableNoteTypes(roles: readonly Role[]): readonly NoteTypeId[] {
  if (mayDo(roles, 'notes.read')) return noteTypes.map(({ id }) => id);
  return mayDo(roles, 'contact-notes.read') ? sharedKinds : [];
}

/**
 * The kinds of note a person in these roles may begin, as §5.1 names their authors. Example: a prescriber begins a response review, not an
 * integration note. Odd case: a nurse begins no progress note, though any clinician may, since she would not be allowed to read it. Source:
 * clinical reference §5.1, §9.2.
 */
export function noteTypesOf(roles: readonly Role[]): readonly NoteTypeDefinition[] {
  const readable = readableNoteTypes(roles);
  return noteTypes.filter(({ id, author }) => readable.includes(id) && authors[author].some((role) => roles.includes(role)));
}

/** What the author states by signing; the words are kept with the signature. Source: clinical reference §5.3. */
export const signingStatements = {
  sign: 'I wrote this note. It is complete and true to what I saw, heard and did.',
  cosign: 'I supervised this treatment, have read this note and stand by it.',
  countersign: 'Its author has left without signing. I have read this draft and close it as unsigned by its author.',
} as const;
export type SignatureAct = keyof typeof signingStatements;

/**
 * Who may read a draft that was put aside as begun by mistake, or a signed note that was entered in error. Example: its author goes on reading
 * their words; an auditor may look at them. Odd case: the supervisor who had returned or co-signed it reads it too; to every other colleague it
 * is not there: it may be about another patient. Source: clinical reference §5.3.
 */
export function mayReadPutAside(
  person: { readonly id: string; readonly roles: readonly Role[] },
  draft: { readonly authorId: string; readonly supervisorId: string | null; readonly putAsideById: string },
): boolean {
  return [draft.authorId, draft.supervisorId, draft.putAsideById].includes(person.id) || person.roles.includes('compliance');
}

const lateAfterMs = 24 * 60 * 60 * 1_000;

/**
 * Whether an addendum is a late entry: it speaks of something more than 24 hours before. Source: clinical reference §5.3.
 * Example: written at 17:05 about 10:24 of the same day it is not late. Odd case: exactly 24 hours is not late; no time named is not late.
 */
export function isLateAddendum(eventAtMs: number | null, nowMs: number): boolean {
  return eventAtMs !== null && eventAtMs < nowMs - lateAfterMs;
}
