import { sectionsOfNote, type FoundPassage } from '@sojourn/domain';
import { noteTypeWords } from './note-words.js';

/** "Insights, Integration note", or "said in the session". */
export function placeWords({ kind, noteType, section }: FoundPassage): string {
  if (kind === 'session' || noteType === null) return 'Said in the session';
  if (kind === 'addendum') return `Addendum, ${noteTypeWords(noteType)}`;
  const label = section === 'commitments' ? 'Practices' : sectionsOfNote(noteType).find(({ id }) => id === section)?.label;
  return `${label ?? 'Note'}, ${noteTypeWords(noteType)}`;
}

export function placeLink({ noteId, sessionId }: FoundPassage): string[] {
  return noteId === null ? ['/sessions', sessionId ?? '', 'dose'] : ['/notes', noteId];
}
