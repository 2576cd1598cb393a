import { Injectable } from '@nestjs/common';
import { copyableSections, type EarlierNote, type SignedNoteContent } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import type { NoteRow } from './therapy-notes.store.js';

interface EarlierRow {
  readonly id: EarlierNote['id'];
  readonly signed_at: string;
  readonly content: SignedNoteContent;
}

/** What a new note may take over from the one before it. */
@Injectable()
export class EarlierNoteQueries {
  constructor(private readonly database: Database) {}

  /** The newest signed note of the same kind about the same patient, whoever wrote it, as far as its words may be copied forward. */
  async before(caller: Caller, { id, patient_id: patientId, note_type: noteType }: NoteRow): Promise<EarlierNote | null> {
    const [row] = await this.database.of(caller).query<EarlierRow>(
      `SELECT n.id, g.signed_at, g.content FROM therapy_note n
         JOIN note_signature g ON g.clinic_id = n.clinic_id AND g.note_id = n.id AND g.act = 'sign'
       WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.note_type = $3 AND n.id <> $4 AND n.state IN ('pending-cosign', 'signed', 'locked')
       ORDER BY g.signed_at DESC, n.id LIMIT 1`,
      [caller.clinicId, patientId, noteType, id],
    );
    return row === undefined ? null : { id: row.id, signedAt: row.signed_at, sections: copyableSections(row.content.draft) };
  }

  /** Whether every note named is a signed note of this patient. */
  async areOf(caller: Caller, patientId: string, noteIds: readonly string[]): Promise<boolean> {
    const [row] = await this.database.of(caller).query<{ found: number }>(
      `SELECT count(*)::int AS found FROM therapy_note
       WHERE clinic_id = $1 AND patient_id = $2 AND id = ANY ($3::uuid[]) AND state IN ('pending-cosign', 'signed', 'locked')`,
      [caller.clinicId, patientId, noteIds],
    );
    return row?.found === new Set(noteIds).size;
  }
}
