import { formatHeadings, type NoteFormat } from './formats.js';
import type { NoteDraft } from './note-draft.js';
import type { NoteSection } from './note-section.js';
import { noteTypes, type NoteTypeId } from './note-types.js';

export interface ArrangedHeading {
  readonly heading: string;
  readonly sections: readonly { readonly section: NoteSection; readonly text: string }[];
}

/**
 * The sections of a note type, in the order they are written. Source: clinical reference §5.1. Example: a preparation note begins with its
 * intentions. Odd case: a format is a view, it takes no section away.
 */
export function sectionsOfNote(noteType: NoteTypeId): NoteSection[] {
  return noteTypes.filter((type) => type.id === noteType).flatMap((type) => type.sections);
}

/**
 * The note under the headings of a format. Each section stands under exactly one heading, with its text as it is, so that switching the
 * format loses nothing. Source: clinical reference §5.1.
 *
 * Example: the plan is under "Plan" in SOAP, DAP and BIRP. Odd case: a section nobody wrote in is there with an empty text.
 */
export function arrangeNote(draft: Pick<NoteDraft, 'noteType' | 'sections'>, format: NoteFormat): ArrangedHeading[] {
  const sections = sectionsOfNote(draft.noteType);
  return formatHeadings[format].map(({ heading, kinds }) => ({
    heading,
    sections: sections.filter(({ kind }) => kinds.includes(kind)).map((section) => ({ section, text: draft.sections[section.id] ?? '' })),
  }));
}

/**
 * The required sections that still say nothing; blanks say nothing. Example: a new integration note lacks its plan among others. Odd case:
 * an optional section may stay empty. Source: clinical reference §5.1.
 */
export function emptySections(draft: Pick<NoteDraft, 'noteType' | 'sections'>): string[] {
  return sectionsOfNote(draft.noteType)
    .filter(({ id, isRequired }) => isRequired && (draft.sections[id] ?? '').trim() === '')
    .map(({ id }) => id);
}

/**
 * The sections that may be copied from an earlier note of the same type; observations, experience, risk and the like never are.
 * Source: clinical reference §5.3. Example: "goals" may be, "observations" may not. Odd case: an empty section copies nothing.
 */
export function copyableSections(earlier: Pick<NoteDraft, 'noteType' | 'sections'>): Record<string, string> {
  const copyable = sectionsOfNote(earlier.noteType).filter(({ copyForward }) => copyForward === 'allowed');
  return Object.fromEntries(copyable.flatMap(({ id }) => (earlier.sections[id] ? [[id, earlier.sections[id]]] : [])));
}
