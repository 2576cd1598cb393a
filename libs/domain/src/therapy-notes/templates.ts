import * as z from 'zod';
import { idSchema, requiredText, type Id } from '../shared/index.js';
import { noteFormats, noteTypeId, sectionsOfNote, type NoteFormat, type NoteTypeId } from './notes-content/index.js';

/**
 * A clinic's template: words that stand ready in the sections of a kind of note. Only sections that may be copied forward have any; what
 * happened and what was seen is written anew each time. Source: clinical reference §5.3.
 */
export const noteTemplateContent = z
  .strictObject({
    noteType: noteTypeId,
    name: requiredText(80),
    format: z.enum(noteFormats),
    sections: z.record(z.string(), z.string().max(20_000, 'A section holds at most 20 000 characters')),
    isRetired: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    const allowed = templateSections(value.noteType).map(({ id }) => id);
    for (const id of Object.keys(value.sections).filter((section) => !allowed.includes(section))) {
      issues.push({ code: 'custom', input: id, path: ['sections', id], message: 'This section is written fresh in every note' });
    }
    if (Object.values(value.sections).every((text) => text.trim() === '')) {
      issues.push({ code: 'custom', input: value.sections, path: ['sections'], message: 'Write the words of at least one section' });
    }
  });
export type NoteTemplateContent = z.infer<typeof noteTemplateContent>;

export const addNoteTemplateCommand = z.strictObject({ id: idSchema(), template: noteTemplateContent });
export type AddNoteTemplateCommand = z.infer<typeof addNoteTemplateCommand>;

export interface NoteTemplateView {
  readonly id: Id<'NoteTemplate'>;
  readonly version: number;
  readonly noteType: NoteTypeId;
  readonly name: string;
  readonly format: NoteFormat;
  readonly sections: Readonly<Record<string, string>>;
  readonly isRetired: boolean;
  readonly writtenAt: string;
}

/**
 * The sections of a kind of note that a template may fill. Example: the supports of an integration note. Odd case: a progress note has
 * only its plan. Source: clinical reference §5.3.
 */
export function templateSections(noteType: NoteTypeId): ReturnType<typeof sectionsOfNote> {
  return sectionsOfNote(noteType).filter(({ copyForward }) => copyForward === 'allowed');
}

/** A person's own phrase, brought into any section where they are writing. It is theirs as if typed: no origin is kept of it. */
export const addSnippetCommand = z.strictObject({ id: idSchema(), label: requiredText(60), text: requiredText(2_000) });
export type AddSnippetCommand = z.infer<typeof addSnippetCommand>;

export interface SnippetView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}
