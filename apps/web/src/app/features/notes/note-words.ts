import { noteTypes, type Commitment, type NoteFormat, type NoteState, type NoteTypeId, type TherapyNoteView } from '@sojourn/domain';
import type { IconName } from '../../ui/icon-names.js';
import type { Tone } from '../../ui/tone.js';

export const formatWords: Record<NoteFormat, string> = {
  dap: 'DAP',
  soap: 'SOAP',
  birp: 'BIRP',
  girp: 'GIRP',
  narrative: 'Narrative',
};

interface StateLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const stateLooks: Record<NoteState, StateLook> = {
  draft: { words: 'Draft, only you see it', tone: 'neutral', icon: 'pencil' },
  'pending-cosign': { words: 'Signed, waits for co-signature', tone: 'caution', icon: 'signature' },
  signed: { words: 'Signed', tone: 'ok', icon: 'lock' },
  locked: { words: 'Signed and closed', tone: 'ok', icon: 'lock' },
  'unsigned-by-author': { words: 'Closed, unsigned by its author', tone: 'caution', icon: 'file-lock' },
  'entered-in-error': { words: 'Begun by mistake, put aside', tone: 'neutral', icon: 'ban' },
};

/** Whether the note as it stands was signed: an attempt that was returned and written on does not count. */
export function wasSigned({ signatures, version }: Pick<TherapyNoteView, 'signatures' | 'version'>): boolean {
  return signatures.some((signature) => signature.act === 'sign' && signature.version === version);
}

export function stateLook(note: Pick<TherapyNoteView, 'state' | 'signatures' | 'version'>): StateLook {
  const look = stateLooks[note.state];
  return note.state === 'entered-in-error' && wasSigned(note) ? { ...look, words: 'Entered in error' } : look;
}

/** "Integration note" for 'integration'. */
export function noteTypeWords(id: NoteTypeId): string {
  return noteTypes.find((type) => type.id === id)?.label ?? id;
}

/** What became of a practice, in words. */
export const practiceWords: Record<Commitment['status'], string> = {
  planned: 'Planned',
  'under-way': 'Under way',
  kept: 'Kept',
  changed: 'Changed',
  dropped: 'Given up',
  unknown: 'Not known',
};

export const practiceTones: Record<Commitment['status'], Tone> = {
  planned: 'neutral',
  'under-way': 'tint',
  kept: 'ok',
  changed: 'info',
  dropped: 'neutral',
  unknown: 'caution',
};
