import { Injectable } from '@nestjs/common';
import type { NoteListItem, NotePerson } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { listItemOf, type ListRow } from '../note-rows.js';

type PutAsideRow = ListRow & Record<`author_${'name' | 'credential'}`, string>;

/** Drafts of a patient that were put aside and signed notes that were entered in error. They stand in no other list. */
@Injectable()
export class PutAsideQueries {
  constructor(private readonly database: Database) {}

  /** Those the caller may read (`mayReadPutAside`), latest first. */
  async ofPatient(caller: Caller, patientId: string): Promise<NoteListItem[]> {
    const rows = await this.database.of(caller).query<PutAsideRow>(
      `SELECT n.id, n.patient_id, n.course_id, n.note_type, n.state, n.version, n.author_id, n.supervisor_id, n.opened_at,
         ARRAY(SELECT s.session_id FROM therapy_note_session s WHERE s.clinic_id = $1 AND s.note_id = n.id ORDER BY s.session_id) AS session_ids,
         (SELECT max(g.signed_at) FROM note_signature g
           WHERE g.clinic_id = $1 AND g.note_id = n.id AND g.act = 'sign' AND g.version = a.version) AS signed_at, m.display_name AS author_name, m.credential AS author_credential
       FROM therapy_note n
         JOIN note_put_aside a ON a.clinic_id = n.clinic_id AND a.note_id = n.id
         JOIN staff_member m ON m.clinic_id = n.clinic_id AND m.id = n.author_id
       WHERE n.clinic_id = $1 AND n.patient_id = $2 AND (n.author_id = $3 OR n.supervisor_id = $3 OR a.put_aside_by = $3 OR $4)
       ORDER BY n.opened_at DESC, n.id DESC LIMIT 200`,
      [caller.clinicId, patientId, caller.staffMemberId, caller.roles.includes('compliance')],
    );
    this.database.concerns(caller, { patientId, entityId: patientId });
    return rows.map((row) => listItemOf(row, authorOf(row), caller.staffMemberId));
  }
}

function authorOf({ author_id: id, author_name: name, author_credential: credential }: PutAsideRow): NotePerson {
  return { id, name, credential };
}
