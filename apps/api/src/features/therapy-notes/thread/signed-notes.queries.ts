import { Injectable } from '@nestjs/common';
import {
  isDuePractice,
  isOpenPractice,
  instantFromMs,
  localDateAt,
  practicesOf,
  type LocalDate,
  type NoteDraft,
  type NoteTypeId,
  type OpenPractice,
  type ThreadNote,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

interface SignedRow {
  readonly id: string;
  readonly note_type: NoteTypeId;
  readonly opened_at: string;
  readonly author_id: string;
  readonly display_name: string;
  readonly session_ids: readonly string[];
  readonly draft: NoteDraft;
}

/** The signed notes of one course as the thread reads them. */
@Injectable()
export class SignedNotesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order they were begun; without a course, those of the patient that belong to none. */
  async of(caller: Caller, patientId: string, courseId: string | null): Promise<ThreadNote[]> {
    const rows = await this.database.of(caller).query<SignedRow>(
      `SELECT n.id, n.note_type, n.opened_at, n.author_id, m.display_name, g.content -> 'draft' AS draft,
         ARRAY(SELECT s.session_id FROM therapy_note_session s WHERE s.clinic_id = $1 AND s.note_id = n.id ORDER BY s.session_id) AS session_ids
       FROM therapy_note n JOIN staff_member m ON m.clinic_id = n.clinic_id AND m.id = n.author_id
         JOIN LATERAL (SELECT o.content FROM note_signature o WHERE o.clinic_id = $1 AND o.note_id = n.id AND o.act = 'sign'
           ORDER BY o.signed_at DESC LIMIT 1) g ON true
       WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.course_id IS NOT DISTINCT FROM $3 AND n.state IN ('pending-cosign', 'signed', 'locked')
       ORDER BY n.opened_at, n.id LIMIT 200`,
      [caller.clinicId, patientId, courseId],
    );
    return rows.map(noteOf);
  }

  /** What the patient took on and nobody has ended yet, for the next note to ask about. */
  async openPractices(caller: Caller, patientId: string, courseId: string | null): Promise<OpenPractice[]> {
    const today = await this.today(caller);
    const practices = practicesOf(await this.of(caller, patientId, courseId));
    return practices.filter(isOpenPractice).map((practice) => ({ ...practice, isDue: isDuePractice(practice, today) }));
  }

  async today(caller: Caller): Promise<LocalDate> {
    const sql = `SELECT zone FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<{ zone: string }>(sql, [caller.clinicId]);
    if (row === undefined) throw new Error('A caller has a clinic');
    return localDateAt(instantFromMs(this.clock.now().getTime()), row.zone);
  }
}

function noteOf(row: SignedRow): ThreadNote {
  const { sections, themes, commitments } = row.draft;
  return {
    id: row.id,
    noteType: row.note_type,
    at: row.opened_at,
    author: { id: row.author_id, name: row.display_name },
    sessionIds: row.session_ids,
    sections,
    themes,
    commitments,
  };
}
