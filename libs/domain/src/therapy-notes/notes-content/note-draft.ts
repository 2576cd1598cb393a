import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { copyOrigin } from './copy-origin.js';
import { noteFormats } from './formats.js';
import type { NoteSection } from './note-section.js';
import { noteTypes, type NoteTypeId } from './note-types.js';

export const noteTypeId = z.enum(noteTypes.map((type) => type.id) as [NoteTypeId, ...NoteTypeId[]]);
const longestSection = 20_000;

/**
 * Something the patient means to do, or what became of something taken on before: then `continues` is the key of that practice and `outcome`
 * the words about it. Source: clinical reference §5.1.
 */
export const commitment = z
  .strictObject({
    practice: requiredText(120),
    description: optionalText(1_000),
    frequency: optionalText(120),
    startsOn: dateField.nullable().default(null),
    reviewOn: dateField.nullable().default(null),
    status: z.enum(['planned', 'under-way', 'kept', 'changed', 'dropped', 'unknown']).default('planned'),
    continues: optionalText(120).optional(),
    outcome: optionalText(2_000).optional(),
  })
  .refine(({ startsOn, reviewOn }) => startsOn === null || reviewOn === null || reviewOn >= startsOn, {
    message: 'The review lies before the start',
    path: ['reviewOn'],
  });
export type Commitment = z.infer<typeof commitment>;

/**
 * A note as it is written, whatever format it is shown in. Sections are kept by id, word for word, empty ones too: nobody's spaces or
 * line breaks are tidied while they type. A section the note type does not have is refused at its path.
 */
export const noteDraft = z
  .strictObject({
    noteType: noteTypeId,
    format: z.enum(noteFormats),
    sections: z.record(z.string(), z.string().max(longestSection, 'A section holds at most 20 000 characters')),
    themes: z.array(requiredText(80)).max(30).default([]),
    commitments: z.array(commitment).max(30).default([]),
    /** By section; only where copying forward is allowed. Notes from before there was copying have none. */
    copies: z.record(z.string(), copyOrigin).optional(),
  })
  .check((context) => {
    const sections = sectionsOf(context.value.noteType);
    const refuse = (place: 'sections' | 'copies', id: string, message: string): void =>
      void context.issues.push({ code: 'custom', input: id, path: [place, id], message });
    for (const id of Object.keys(context.value.sections)) {
      if (sections.every((section) => section.id !== id)) refuse('sections', id, 'This kind of note has no such section');
    }
    for (const id of Object.keys(context.value.copies ?? {})) {
      const isAllowed = sections.some((section) => section.id === id && section.copyForward === 'allowed');
      if (!isAllowed) refuse('copies', id, 'The words of this section are written fresh in every note');
    }
  });
export type NoteDraft = z.infer<typeof noteDraft>;

function sectionsOf(noteType: NoteTypeId): readonly NoteSection[] {
  return noteTypes.filter((type) => type.id === noteType).flatMap((type) => type.sections);
}
