import { Injectable } from '@nestjs/common';
import type { OpenNoteCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';

interface Candidates {
  readonly is_of_patient: boolean;
  readonly of_sessions: string[];
  readonly open: string[];
  readonly last: string | null;
}

const ended = `('ineligible', 'completed', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased')`;

/** Which course a note belongs to. */
@Injectable()
export class NoteCourseQueries {
  constructor(private readonly database: Database) {}

  /**
   * The course that was named; else the one its sessions stand in; else the patient's only open one; else, for a discharge summary, the one that ended
   * last; else none.
   */
  async of(caller: Caller, { patientId, courseId, sessionIds, noteType }: OpenNoteCommand): Promise<string | null> {
    const [found] = await this.database.of(caller).query<Candidates>(
      `SELECT EXISTS (SELECT 1 FROM treatment_course c WHERE c.clinic_id = $1 AND c.patient_id = $2 AND c.id = $3) AS is_of_patient,
         ARRAY (SELECT DISTINCT s.course_id::text FROM dosing_session s WHERE s.clinic_id = $1 AND s.id = ANY ($4::uuid[]) AND s.course_id IS NOT NULL) AS of_sessions,
         ARRAY (SELECT c.id::text FROM treatment_course c WHERE c.clinic_id = $1 AND c.patient_id = $2 AND c.state NOT IN ${ended}) AS open,
         (SELECT c.id::text FROM treatment_course c JOIN course_step t ON t.clinic_id = c.clinic_id AND t.course_id = c.id
          WHERE c.clinic_id = $1 AND c.patient_id = $2 AND c.state IN ${ended} ORDER BY t.taken_at DESC LIMIT 1) AS last`,
      [caller.clinicId, patientId, courseId, sessionIds],
    );
    if (found === undefined) throw new Error('A query without FROM has one row');
    if (courseId !== null && !found.is_of_patient) throw notFound('Course');
    const [told, ...others] = found.of_sessions.length > 0 ? found.of_sessions : found.open;
    const only = told ?? (noteType === 'discharge-summary' ? found.last : null);
    return courseId ?? (others.length > 0 ? null : only);
  }
}
