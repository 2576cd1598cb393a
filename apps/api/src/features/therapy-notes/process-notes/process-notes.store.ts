import { Injectable } from '@nestjs/common';
import type { LocalDate, OpenProcessNoteCommand, ProcessNoteView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database, type ClinicData } from '../../../platform/database/database.js';
import { decrypt, encrypt } from '../../../platform/secrets/sealed-text.js';
import { asAuthor } from './as-author.js';
import { ProcessNoteKeys } from './process-note-keys.js';

interface SealedRow {
  readonly key_number: number;
  readonly sealed: Buffer;
}

interface NoteRow extends SealedRow {
  readonly id: string;
  readonly patient_id: string;
  readonly held_on: LocalDate;
  readonly version: number;
  readonly opened_at: string;
  readonly saved_at: string;
}

interface ListedRow extends NoteRow {
  readonly has_chart_note: boolean;
}

export interface KeptText {
  readonly patientId: string;
  readonly version: number;
  readonly savedAt: string;
  readonly text: string;
}

const columns = `n.id, n.patient_id, n.held_on, n.version, n.opened_at, v.key_number, v.sealed, v.saved_at`;
const withText = `process_note n JOIN process_note_version v ON v.clinic_id = n.clinic_id AND v.note_id = n.id AND v.version = n.version`;
// A chart note counts for the day from that day on until the next day with a process note.
const chartNote = `EXISTS (SELECT 1 FROM therapy_note t JOIN clinic c ON c.clinic_id = t.clinic_id
    WHERE t.clinic_id = $1 AND t.patient_id = n.patient_id AND t.author_id = n.author_id AND t.state <> 'entered-in-error'
      AND (t.opened_at AT TIME ZONE c.zone)::date >= n.held_on
      AND (t.opened_at AT TIME ZONE c.zone)::date < coalesce((SELECT min(o.held_on) FROM process_note o
        WHERE o.clinic_id = $1 AND o.patient_id = n.patient_id AND o.author_id = n.author_id AND o.held_on > n.held_on), 'infinity'))`;

/** The only reader and writer of process notes. Every statement names the author; the tables' policy stands behind it. */
@Injectable()
export class ProcessNotesStore {
  constructor(
    private readonly database: Database,
    private readonly keys: ProcessNoteKeys,
  ) {}

  async ofPatient(caller: Caller, patientId: string): Promise<ProcessNoteView[]> {
    const data = await this.own(caller);
    const rows = await data.query<ListedRow>(
      `SELECT ${columns}, ${chartNote} AS has_chart_note FROM ${withText}
       WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.author_id = $3 ORDER BY n.held_on DESC, n.opened_at DESC, n.id LIMIT 200`,
      [caller.clinicId, patientId, caller.staffMemberId],
    );
    const notes: ProcessNoteView[] = [];
    for (const row of rows) {
      const text = await this.opened(data, caller, row);
      const { id, held_on: heldOn, version, opened_at: openedAt, saved_at: savedAt, has_chart_note: hasChartNote } = row;
      notes.push({ id, heldOn, text, version, openedAt, savedAt, hasChartNote });
    }
    return notes;
  }

  /** The caller's own note with its row locked; to everybody else it is not there. */
  async lock(caller: Caller, id: string): Promise<KeptText | undefined> {
    const data = await this.own(caller);
    const [row] = await data.query<NoteRow>(
      `SELECT ${columns} FROM ${withText} WHERE n.clinic_id = $1 AND n.id = $2 AND n.author_id = $3 FOR NO KEY UPDATE OF n`,
      [caller.clinicId, id, caller.staffMemberId],
    );
    if (row === undefined) return undefined;
    return { patientId: row.patient_id, version: row.version, savedAt: row.saved_at, text: await this.opened(data, caller, row) };
  }

  /** False when a note with this id is already there. */
  async open(caller: Caller, patientId: string, { id, heldOn, text }: OpenProcessNoteCommand, at: string): Promise<boolean> {
    const data = await this.own(caller);
    const opened = await data.query(
      `INSERT INTO process_note (clinic_id, id, patient_id, author_id, held_on, version, opened_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, id, patientId, caller.staffMemberId, heldOn, at],
    );
    if (opened.length === 0) return false;
    await this.append(caller, id, 1, text, at);
    return true;
  }

  async save(caller: Caller, id: string, version: number, text: string, at: string): Promise<void> {
    await this.append(caller, id, version, text, at);
    const sql = `UPDATE process_note SET version = $3 WHERE clinic_id = $1 AND id = $2 AND author_id = $4`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, version, caller.staffMemberId]);
  }

  private async append(caller: Caller, id: string, version: number, text: string, at: string): Promise<void> {
    const data = this.database.of(caller);
    const { number, key } = await this.keys.newest(data, caller.clinicId);
    await data.query(
      `INSERT INTO process_note_version (clinic_id, note_id, version, author_id, key_number, sealed, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [caller.clinicId, id, version, caller.staffMemberId, number, encrypt(text, key, sealPlace(caller.clinicId, id, version)), at],
    );
  }

  private async opened(data: ClinicData, caller: Caller, row: NoteRow): Promise<string> {
    const { key } = await this.keys.numbered(data, caller.clinicId, row.key_number);
    return decrypt(row.sealed, key, sealPlace(caller.clinicId, row.id, row.version));
  }

  private async own(caller: Caller): Promise<ClinicData> {
    const data = this.database.of(caller);
    await asAuthor(data, caller.staffMemberId);
    return data;
  }
}

/** A seal opens only where it was written: one clinic, one note, one version. */
export function sealPlace(clinicId: number, noteId: string, version: number): string {
  return `${clinicId} ${noteId} ${version}`;
}
