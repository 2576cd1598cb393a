import { sectionsOfNote, type NoteDraft, type NoteTypeId, type TherapyNoteView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { testPassword } from './test-api.js';
import type { TestClient } from './test-client.js';

/** A draft with words in every required section, and what is given besides. */
export function aDraft(noteType: NoteTypeId, sections: Record<string, string> = {}): NoteDraft {
  const required = sectionsOfNote(noteType).filter(({ isRequired }) => isRequired);
  const words = Object.fromEntries(required.map(({ id }) => [id, `Words about ${id}`]));
  return { noteType, format: 'dap', sections: { ...words, ...sections }, themes: [], commitments: [] };
}

/** Begins a note, writes it and signs it. */
export async function aSignedNote(
  author: TestClient,
  about: { readonly patientId: string; readonly noteType: NoteTypeId; readonly sessionIds?: readonly string[] },
  sections: Record<string, string> = {},
): Promise<TherapyNoteView> {
  const id = uuidv7();
  await author.post('/api/v1/therapy-notes', { id, ...about });
  await author.put(`/api/v1/therapy-notes/${id}`, aDraft(about.noteType, sections), { 'If-Match': '"1"' });
  await author.post('/api/v1/sign-in/step-up', { password: testPassword });
  const signed = await author.post(`/api/v1/therapy-notes/${id}/signature`, { id: uuidv7(), version: 2 });
  if (signed.status !== 201) throw new Error(`Not signed: ${JSON.stringify(signed.body)}`);
  return signed.body as TherapyNoteView;
}
