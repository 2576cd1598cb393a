import * as z from 'zod';
import { dateField } from '../../shared/date-field.js';
import { optionalText, requiredText } from '../../shared/text.js';
import { noteFormats } from './formats.js';
import { noteTypes, type NoteTypeId } from './note-types.js';

const noteTypeIds = noteTypes.map((type) => type.id) as [NoteTypeId, ...NoteTypeId[]];
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
    noteType: z.enum(noteTypeIds),
    format: z.enum(noteFormats),
    sections: z.record(z.string(), z.string().max(longestSection, 'A section holds at most 20 000 characters')),
    themes: z.array(requiredText(80)).max(30).default([]),
    commitments: z.array(commitment).max(30).default([]),
  })
  .check((context) => {
    const known = sectionIdsOf(context.value.noteType);
    for (const id of Object.keys(context.value.sections).filter((section) => !known.includes(section))) {
      context.issues.push({ code: 'custom', input: id, path: ['sections', id], message: 'This kind of note has no such section' });
    }
  });
export type NoteDraft = z.infer<typeof noteDraft>;

function sectionIdsOf(noteType: NoteTypeId): string[] {
  return noteTypes.filter((type) => type.id === noteType).flatMap((type) => type.sections.map((section) => section.id));
}
