import * as z from 'zod';
import { idSchema, requiredText, type Id } from '../shared/index.js';
import type { NoteState } from './note-machine.js';
import { noteTypeId, type NoteDraft, type NoteTypeId } from './notes-content/index.js';
import type { SignatureAct } from './note-rules.js';
import type { SessionFacts } from './session-facts.js';
import type { OpenPractice } from './thread/index.js';

const id = idSchema();
const noteVersion = z.int().min(1).max(1_000_000);

/** Beginning a note. The sessions are those it tells of or integrates; none is possible for a preparation note. */
export const openNoteCommand = z.strictObject({
  id,
  noteType: noteTypeId,
  patientId: id,
  courseId: id.nullable().default(null),
  sessionIds: z.array(id).max(12).default([]),
});
export type OpenNoteCommand = z.infer<typeof openNoteCommand>;

/** Signing names the version that was read: nobody signs what came in after they looked. */
export const signNoteCommand = z.strictObject({ id, version: noteVersion });
export type SignNoteCommand = z.infer<typeof signNoteCommand>;

export const returnNoteCommand = z.strictObject({ id, comments: requiredText(4_000) });
export type ReturnNoteCommand = z.infer<typeof returnNoteCommand>;

/** Putting aside a draft that was begun by mistake. The reason stays with the note. */
export const putNoteAsideCommand = z.strictObject({ id, reason: requiredText(1_000) });
export type PutNoteAsideCommand = z.infer<typeof putNoteAsideCommand>;

/** An addendum: `eventAt` is when what it tells of happened, null when it is about no moment. */
export const addAddendumCommand = z.strictObject({
  id,
  text: requiredText(8_000),
  eventAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type AddAddendumCommand = z.infer<typeof addAddendumCommand>;

export interface NotePerson {
  readonly id: string;
  readonly name: string;
  readonly credential: string;
}

export interface NoteSignatureView {
  readonly id: string;
  readonly act: SignatureAct;
  readonly signer: NotePerson;
  readonly statement: string;
  readonly contentSha256: string;
  readonly version: number;
  readonly signedAt: string;
}

export interface NoteAddendumView {
  readonly id: string;
  readonly author: NotePerson;
  readonly text: string;
  readonly eventAt: string | null;
  readonly isLateEntry: boolean;
  readonly contentSha256: string;
  readonly signedAt: string;
}

export interface NoteReturnView {
  readonly id: string;
  readonly by: NotePerson;
  readonly comments: string;
  readonly version: number;
  readonly returnedAt: string;
}

/** That a draft was begun by mistake, who said so and why. */
export interface NotePutAside {
  readonly id: string;
  readonly by: NotePerson;
  readonly reason: string;
  readonly at: string;
}

/** An earlier note as far as its words may be copied forward, by section. Source: clinical reference §5.3. */
export interface EarlierNote {
  readonly id: Id<'TherapyNote'>;
  readonly signedAt: string;
  readonly sections: Readonly<Record<string, string>>;
}

/** A note with everything its page shows. A draft's sessions are folded now; a signed note's are those that were signed. */
export interface TherapyNoteView {
  readonly id: string;
  readonly state: NoteState;
  readonly version: number;
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string | null; readonly recordNumber: string | null };
  readonly courseId: string | null;
  readonly author: NotePerson;
  /** Who will have to co-sign, or did; null where the author signs alone. */
  readonly supervisor: NotePerson | null;
  readonly isMine: boolean;
  /** The draft of somebody who has left, seen by whoever may close it. */
  readonly isOrphan: boolean;
  readonly openedAt: string;
  readonly savedAt: string;
  readonly draft: NoteDraft;
  readonly emptySections: readonly string[];
  readonly sessions: readonly SessionFacts[];
  /** For a draft: what the patient took on before and nobody has ended; empty once the note is signed. */
  readonly openPractices: readonly OpenPractice[];
  /** For a draft: the newest signed note of its kind about this patient, with what may be copied forward; null without one. */
  readonly earlier: EarlierNote | null;
  readonly signatures: readonly NoteSignatureView[];
  readonly returns: readonly NoteReturnView[];
  readonly addenda: readonly NoteAddendumView[];
  /** For a draft that was begun by mistake; null otherwise. */
  readonly putAside: NotePutAside | null;
}

/** The answer to a saved draft. */
export interface NoteSaved {
  readonly version: number;
  readonly savedAt: string;
  readonly emptySections: readonly string[];
  /** What the note says now where that is more than was sent: another screen had written in other sections. Null otherwise. */
  readonly merged: NoteDraft | null;
}

export interface NoteListItem {
  readonly id: string;
  readonly noteType: NoteTypeId;
  readonly state: NoteState;
  readonly courseId: string | null;
  readonly sessionIds: readonly string[];
  readonly author: NotePerson;
  readonly isMine: boolean;
  readonly openedAt: string;
  readonly signedAt: string | null;
}

/** What a signature's hash is taken over. */
export interface SignedNoteContent {
  readonly noteId: string;
  readonly version: number;
  readonly patientId: string;
  readonly courseId: string | null;
  readonly authorId: string;
  readonly draft: NoteDraft;
  readonly sessions: readonly SessionFacts[];
}
