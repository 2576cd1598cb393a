import { Injectable } from '@nestjs/common';
import { factsOfFold, type ReviewSession, type TreatmentReviewView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { SessionGlances } from '../dosing-sessions/index.js';
import { TherapyNotesQueries } from '../therapy-notes/index.js';

interface SessionOfCourse {
  readonly id: string;
  readonly course_id: string | null;
  readonly course_name: string | null;
}

@Injectable()
export class ReviewQueries {
  constructor(
    private readonly database: Database,
    private readonly notes: TherapyNotesQueries,
    private readonly glances: SessionGlances,
  ) {}

  /** Every session folded from its log as it stands now, beside what was signed about it. */
  async ofPatient(caller: Caller, patientId: string): Promise<TreatmentReviewView> {
    const patient = await this.notes.patient(caller, patientId);
    const signed = await this.notes.signedOfPatient(caller, patientId);
    const sql = `SELECT s.id, s.course_id, c.plan ->> 'protocolName' AS course_name FROM dosing_session s
      LEFT JOIN treatment_course c ON c.clinic_id = s.clinic_id AND c.id = s.course_id
      WHERE s.clinic_id = $1 AND s.patient_id = $2 ORDER BY s.planned_start, s.id LIMIT 100`;
    const rows = await this.database.of(caller).query<SessionOfCourse>(sql, [caller.clinicId, patientId]);
    const folded = await this.glances.folded(
      caller,
      rows.map(({ id }) => id),
    );
    const glances = await this.glances.glances(caller, patientId, folded);
    const sessions = rows.map(({ id, course_id: courseId, course_name: name }, index): ReviewSession => {
      const fold = folded[index]?.fold;
      if (fold === undefined) throw new Error('A session went away while it was read');
      const noteIds = signed.filter(({ sessionIds }) => sessionIds.includes(id)).map((note) => note.id);
      const course = courseId === null ? null : { id: courseId, name: name ?? '' };
      return { facts: factsOfFold(fold), course, noteIds, glance: glances.find(({ sessionId }) => sessionId === id) ?? null };
    });
    this.database.concerns(caller, { patientId, entityId: patientId });
    const { display_name: patientName, birth_date: birthDate, record_number: recordNumber } = patient;
    return { patient: { id: patientId, name: patientName, birthDate, recordNumber }, sessions, notes: signed };
  }
}
