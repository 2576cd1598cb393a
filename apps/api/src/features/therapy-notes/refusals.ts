import type { NoteDraft, NoteState, Unmet } from '@sojourn/domain';
import { ProblemException, refused } from '../../platform/http/problem.js';

/** Every code the note's machine refuses with. */
const noteStatus: Record<string, number> = {
  'role-may-not': 403,
  'not-the-author': 403,
  'not-the-supervisor': 403,
  're-authentication-needed': 403,
  'not-documented': 422,
  'section-empty': 422,
  'copy-not-attested': 422,
  'supervisor-missing': 422,
  'supervisor-is-author': 422,
  'took-no-part': 409,
  'author-still-active': 409,
  'not-from-this-state': 409,
};

export function noteRefused(refusals: readonly [Unmet, ...Unmet[]], title: string): ProblemException {
  return refused(refusals, noteStatus, title);
}

export interface NewestDraft {
  readonly version: number;
  readonly savedAt: string;
  readonly draft: NoteDraft;
}

export function changedMeanwhile(newest: NewestDraft, yours: NoteDraft | null, bothChanged: readonly string[] = []): ProblemException {
  const detail =
    'This draft was saved elsewhere after you opened it. Neither text is lost: compare the two, then save or sign the one you mean.';
  return new ProblemException({
    status: 412,
    code: 'changed-meanwhile',
    title: 'Changed meanwhile',
    detail,
    facts: { newest, yours, bothChanged },
  });
}

/** What is typed comes after the draft was signed, or put aside. */
export function noDraftAnyMore(state: NoteState): ProblemException {
  if (state === 'entered-in-error') return putAsideAlready();
  const detail = 'This note is signed and stays as it is. What you typed was not saved to it: write it as an addendum.';
  return new ProblemException({ status: 409, code: 'note-signed', title: 'Note is signed', detail });
}

/** The draft was put aside while it was still written elsewhere, or is put aside a second time. */
export function putAsideAlready(): ProblemException {
  const detail = 'This note was put aside as a mistake and its words are kept. Nothing was added to it: write in another note.';
  return new ProblemException({ status: 409, code: 'note-put-aside', title: 'Note was put aside', detail });
}

export function signedIsNotPutAside(): ProblemException {
  const detail =
    'This note was signed or closed and stays in the record as it is. What is wrong in it is put right in an addendum; all of it can be marked as entered in error.';
  return new ProblemException({ status: 409, code: 'note-signed', title: 'Note is signed', detail });
}

export function otherNoteType(): ProblemException {
  const detail = 'This draft has the sections of another kind of note. Nothing was saved: reload the note and paste your text.';
  return new ProblemException({ status: 422, code: 'other-note-type', title: 'Another kind of note', detail });
}

export function sessionOfAnotherPatient(): ProblemException {
  const detail = 'A dosing session named by this note is not a session of this patient. No note was begun.';
  return new ProblemException({ status: 422, code: 'session-of-another-patient', title: 'Not this patient’s session', detail });
}

export function idTaken(): ProblemException {
  const detail = 'A note with this id is already in the record. Nothing was changed: begin the note with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

export function copiedFromAnotherChart(): ProblemException {
  const detail =
    'A section names a note it was copied from that is no signed note of this patient. Nothing was saved: write the section yourself.';
  return new ProblemException({ status: 422, code: 'copied-from-another-chart', title: 'Not a note of this patient', detail });
}

const authorWords = {
  ...{ therapist: 'a therapist', nurse: 'a nurse', prescriber: 'a prescriber' },
  'any-clinician': 'whoever reads all notes: a therapist or a prescriber', // a nurse begins those of them that she may read
} as const;

export function notYourKindOfNote(author: keyof typeof authorWords): ProblemException {
  const detail = `This kind of note is written by ${authorWords[author]}. No note was begun.`;
  return new ProblemException({ status: 403, code: 'role-may-not', title: 'Not your kind of note', detail });
}
