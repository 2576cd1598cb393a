import { Injectable } from '@nestjs/common';
import type { MeasureAssignmentView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { answersCheckIn } from './answers-check-in.js';

const columns = `a.id, a.patient_id AS "patientId", a.instruments, a.opens_at AS "opensAt", a.remind_at AS "remindAt", a.closes_at AS "closesAt",
  m.display_name AS "madeBy", ARRAY(SELECT DISTINCT r.instrument_id FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn}) AS answered,
  EXISTS (SELECT 1 FROM access_link l WHERE l.clinic_id = $1 AND l.assignment_id = a.id) AS "hasLink"`;

export interface KeptAssignment extends MeasureAssignmentView {
  readonly patientId: string;
}

@Injectable()
export class AssignmentsQueries {
  constructor(private readonly database: Database) {}

  /** The check-ins of a patient, newest first. */
  ofPatient(caller: Caller, patientId: string): Promise<KeptAssignment[]> {
    return this.read(caller, 'a.patient_id = $2', patientId);
  }

  async find(caller: Caller, id: string): Promise<KeptAssignment | undefined> {
    return (await this.read(caller, 'a.id = $2', id))[0];
  }

  private read(caller: Caller, condition: string, parameter: string): Promise<KeptAssignment[]> {
    return this.database.of(caller).query<KeptAssignment>(
      `SELECT ${columns} FROM measure_assignment a JOIN staff_member m ON m.clinic_id = a.clinic_id AND m.id = a.made_by
       WHERE a.clinic_id = $1 AND ${condition} ORDER BY a.opens_at DESC, a.id DESC LIMIT 50`,
      [caller.clinicId, parameter],
    );
  }
}
