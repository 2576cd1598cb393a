import type { CopyOrigin } from './copy-origin.js';
import type { NoteDraft } from './note-draft.js';

/**
 * The draft with words copied into a section, not attested yet. Example: last month's support person into today's note. Odd case: a section
 * that has words already keeps them, nothing is copied over what somebody wrote. Source: clinical reference §5.3.
 */
export function copyInto(draft: NoteDraft, section: string, text: string, origin: Omit<CopyOrigin, 'isAttested'>): NoteDraft {
  if ((draft.sections[section] ?? '').trim() !== '') return draft;
  const copies = { ...draft.copies, [section]: { ...origin, isAttested: false } };
  return { ...draft, sections: { ...draft.sections, [section]: text }, copies };
}

/**
 * The draft with a section as the author wrote it; copied words they changed are attested by it and keep their origin. Example: one word
 * changed in a copied section. Odd case: a section emptied is no copy any more. Source: clinical reference §5.3.
 */
export function writeSection(draft: NoteDraft, section: string, text: string): NoteDraft {
  const written = { ...draft, sections: { ...draft.sections, [section]: text } };
  const { [section]: origin, ...others } = draft.copies ?? {};
  if (origin === undefined) return written;
  return { ...written, copies: text.trim() === '' ? others : { ...others, [section]: { ...origin, isAttested: true } } };
}

/**
 * The draft whose author has said that copied words still hold. Example: the support person is the same as last month. Odd case: a section
 * that was not copied stays as it is. Source: clinical reference §5.3.
 */
export function attestCopy(draft: NoteDraft, section: string): NoteDraft {
  return writeSection(draft, section, draft.sections[section] ?? '');
}

/**
 * The sections whose copied words nobody has attested, in the order they were copied. Example: ['supports'] after bringing them forward.
 * Odd case: a section without words needs no attestation. Source: clinical reference §5.3.
 */
export function unattestedCopies(draft: Pick<NoteDraft, 'sections' | 'copies'>): string[] {
  return Object.entries(draft.copies ?? {})
    .filter(([section, { isAttested }]) => !isAttested && (draft.sections[section] ?? '').trim() !== '')
    .map(([section]) => section);
}
