import { Injectable } from '@nestjs/common';
import type { AddNoteTemplateCommand, NoteTemplateContent, NoteTemplateView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound, ProblemException } from '../../../platform/http/problem.js';

interface TemplateRow {
  readonly id: NoteTemplateView['id'];
  readonly version: number;
  readonly note_type: NoteTemplateView['noteType'];
  readonly name: string;
  readonly format: NoteTemplateView['format'];
  readonly sections: NoteTemplateView['sections'];
  readonly is_retired: boolean;
  readonly written_at: string;
}

const columns = 'id, version, note_type, name, format, sections, is_retired, written_at';

/** The clinic's note templates. What a note took from one it keeps itself; changing a template changes no note. */
@Injectable()
export class TemplatesStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<NoteTemplateView[]> {
    const sql = `SELECT ${columns} FROM note_template WHERE clinic_id = $1 ORDER BY is_retired, name, id LIMIT 200`;
    return (await this.database.of(caller).query<TemplateRow>(sql, [caller.clinicId])).map(viewOf);
  }

  /** The same template sent twice is added once. */
  async add(caller: Caller, { id, template }: AddNoteTemplateCommand): Promise<NoteTemplateView> {
    const data = this.database.of(caller);
    await data.query(
      `INSERT INTO note_template (clinic_id, id, version, note_type, name, format, sections, is_retired, written_by, written_at)
       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [caller.clinicId, id, template.noteType, ...this.written(caller, template)],
    );
    const [row] = await data.query<TemplateRow>(`SELECT ${columns} FROM note_template WHERE clinic_id = $1 AND id = $2`, [
      caller.clinicId,
      id,
    ]);
    if (row === undefined) throw notFound('Template');
    return viewOf(row);
  }

  /** Replaces the words of a template; its kind of note stays. */
  async change(caller: Caller, id: string, version: number, template: NoteTemplateContent): Promise<NoteTemplateView> {
    const data = this.database.of(caller);
    const [row] = await data.query<TemplateRow>(
      `WITH changed AS (
         UPDATE note_template SET version = version + 1, name = $5, format = $6, sections = $7, is_retired = $8, written_by = $9, written_at = $10
         WHERE clinic_id = $1 AND id = $2 AND version = $3 AND note_type = $4 RETURNING ${columns})
       SELECT ${columns} FROM changed`,
      [caller.clinicId, id, version, template.noteType, ...this.written(caller, template)],
    );
    if (row !== undefined) return viewOf(row);
    const known = await data.query(`SELECT 1 FROM note_template WHERE clinic_id = $1 AND id = $2 AND note_type = $3`, [
      caller.clinicId,
      id,
      template.noteType,
    ]);
    throw known.length === 0 ? notFound('Template') : changedMeanwhile();
  }

  private written(caller: Caller, { name, format, sections, isRetired }: NoteTemplateContent): unknown[] {
    return [name, format, JSON.stringify(sections), isRetired, caller.staffMemberId, this.clock.nowIso()];
  }
}

function viewOf({ note_type: noteType, is_retired: isRetired, written_at: writtenAt, ...rest }: TemplateRow): NoteTemplateView {
  return { ...rest, noteType, isRetired, writtenAt };
}

function changedMeanwhile(): ProblemException {
  const detail = 'A colleague changed this template after you opened it. Nothing was saved: reload it and enter your change again.';
  return new ProblemException({ status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile', detail });
}
