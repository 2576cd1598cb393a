import { Injectable } from '@nestjs/common';
import type { ReviewSession, TreatmentReviewView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { TherapyNotesQueries } from '../therapy-notes/index.js';

@Injectable()
export class ReviewQueries {
  constructor(
    private readonly database: Database,
    private readonly notes: TherapyNotesQueries,
  ) {}

  /** Every session folded from its log as it stands now, beside what was signed about it. */
  async ofPatient(caller: Caller, patientId: string): Promise<TreatmentReviewView> {
    const patient = await this.notes.patient(caller, patientId);
    const signed = await this.notes.signedOfPatient(caller, patientId);
    const sql = `SELECT id FROM dosing_session WHERE clinic_id = $1 AND patient_id = $2 ORDER BY planned_start, id LIMIT 100`;
    const rows = await this.database.of(caller).query<{ id: string }>(sql, [caller.clinicId, patientId]);
    const sessions: ReviewSession[] = [];
    for (const { id } of rows) {
      const noteIds = signed.filter(({ sessionIds }) => sessionIds.includes(id)).map((note) => note.id);
      sessions.push({ facts: await this.notes.factsOf(caller, id), noteIds });
    }
    this.database.concerns(caller, { patientId, entityId: patientId });
    const { display_name: name, birth_date: birthDate, record_number: recordNumber } = patient;
    return { patient: { id: patientId, name, birthDate, recordNumber }, sessions, notes: signed };
  }
}
