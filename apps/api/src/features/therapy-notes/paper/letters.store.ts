import { Injectable } from '@nestjs/common';
import type { LetterMade } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';

interface LetterRow {
  readonly id: string;
  readonly recipient: string;
  readonly made_at: string;
  readonly made_by: string;
  readonly name: string;
  readonly credential: string;
}

/** To whom letters from notes went: the only writer of their table, which keeps no word of the letter itself. */
@Injectable()
export class LettersStore {
  constructor(private readonly database: Database) {}

  /** The same letter asked for again is one. */
  async keep(caller: Caller, noteId: string, letter: { readonly id: string; readonly recipient: string }, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO note_letter (clinic_id, note_id, id, recipient, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [caller.clinicId, noteId, letter.id, letter.recipient, caller.staffMemberId, at],
      );
    this.database.publish(caller, 'letter', noteId);
  }

  async ofNote(caller: Caller, noteId: string): Promise<LetterMade[]> {
    const rows = await this.database.of(caller).query<LetterRow>(
      `SELECT l.id, l.recipient, l.made_at, l.made_by, s.display_name AS name, s.credential FROM note_letter l
       JOIN staff_member s ON s.clinic_id = l.clinic_id AND s.id = l.made_by
       WHERE l.clinic_id = $1 AND l.note_id = $2 ORDER BY l.made_at DESC, l.id DESC LIMIT 200`,
      [caller.clinicId, noteId],
    );
    return rows.map(({ id, recipient, made_at: madeAt, made_by: by, name, credential }) => {
      return { id, recipient, madeAt, madeBy: { id: by, name, credential } };
    });
  }
}
