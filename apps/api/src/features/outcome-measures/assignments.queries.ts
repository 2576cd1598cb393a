import { Injectable } from '@nestjs/common';
import type { MeasureAssignmentView, MeasureDueHere } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { answersCheckIn, openForms } from './answers-check-in.js';

const columns = `a.id, a.place, a.patient_id AS "patientId", a.instruments, a.opens_at AS "opensAt", a.remind_at AS "remindAt", a.closes_at AS "closesAt",
  m.display_name AS "madeBy", ARRAY(SELECT DISTINCT r.instrument_id FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn}) AS answered,
  EXISTS (SELECT 1 FROM access_link l WHERE l.clinic_id = $1 AND l.assignment_id = a.id) AS "hasLink"`;

const expected = `v.state IN ('booked', 'confirmed', 'arrived', 'checked-in', 'in-progress')`;

interface UnplannedForm {
  readonly patientId: string;
  readonly name: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface KeptAssignment extends MeasureAssignmentView {
  readonly patientId: string;
}

@Injectable()
export class AssignmentsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The check-ins of a patient, newest first. */
  ofPatient(caller: Caller, patientId: string): Promise<KeptAssignment[]> {
    return this.read(caller, 'a.patient_id = $2', patientId);
  }

  async find(caller: Caller, id: string): Promise<KeptAssignment | undefined> {
    return (await this.read(caller, 'a.id = $2', id))[0];
  }

  /** The forms to take from a patient at the clinic now: those only taken here, and those sent out that have not come back. */
  dueHere(caller: Caller, patientId: string): Promise<MeasureDueHere[]> {
    return this.database
      .of(caller)
      .query<MeasureDueHere>(
        `SELECT i.instrument AS "instrumentId", min(a.closes_at) AS "closesAt" ${openForms} AND a.patient_id = $3 GROUP BY i.instrument ORDER BY 2, 1`,
        [caller.clinicId, this.clock.nowIso(), patientId],
      );
  }

  /** The forms a patient is asked from afar and has not answered. */
  async openAway(caller: Caller, patientId: string): Promise<string[]> {
    const sql = `SELECT DISTINCT i.instrument ${openForms} AND a.patient_id = $3 AND a.place = 'anywhere' ORDER BY 1`;
    const rows = await this.database.of(caller).query<{ instrument: string }>(sql, [caller.clinicId, this.clock.nowIso(), patientId]);
    return rows.map(({ instrument }) => instrument);
  }

  /** The same of everybody who comes to the clinic today, by patient. */
  dueToday(caller: Caller): Promise<{ readonly patientId: string; readonly name: string; readonly instruments: readonly string[] }[]> {
    return this.database.of(caller).query(
      `SELECT p.id AS "patientId", p.display_name AS name, array_agg(DISTINCT i.instrument ORDER BY i.instrument) AS instruments ${openForms}
         AND EXISTS (SELECT 1 FROM appointment v JOIN clinic k ON k.clinic_id = v.clinic_id WHERE v.clinic_id = $1 AND v.patient_id = a.patient_id AND NOT v.is_remote
           AND ${expected}
           AND (v.starts_at AT TIME ZONE k.zone)::date = ($2::timestamptz AT TIME ZONE k.zone)::date)
       GROUP BY p.id, p.display_name, p.list_name ORDER BY p.list_name, p.id LIMIT 50`,
      [caller.clinicId, this.clock.nowIso()],
    );
  }

  /**
   * Patients whom a form taken only at the clinic is still to be asked, and who have no visit in person that starts within so many hours of its
   * opening; of the whole clinic, or one of them.
   */
  unplanned(
    caller: Caller,
    {
      instrument,
      visitHours,
      patientId = null,
    }: { readonly instrument: string; readonly visitHours: number; readonly patientId?: string | null },
  ): Promise<UnplannedForm[]> {
    return this.database.of(caller).query(
      `SELECT p.id AS "patientId", p.display_name AS name, min(a.opens_at) AS "opensAt", max(a.closes_at) AS "closesAt" ${openForms}
         AND i.instrument = $3 AND a.place = 'clinic' AND ($5::uuid IS NULL OR a.patient_id = $5)
         AND NOT EXISTS (SELECT 1 FROM appointment v WHERE v.clinic_id = $1 AND v.patient_id = a.patient_id AND NOT v.is_remote AND ${expected}
           AND v.ends_at > $2 AND v.starts_at <= a.opens_at + $4 * interval '1 hour')
       GROUP BY p.id, p.display_name ORDER BY 3, p.id LIMIT 200`,
      [caller.clinicId, this.clock.nowIso(), instrument, visitHours, patientId],
    );
  }

  private read(caller: Caller, condition: string, parameter: string): Promise<KeptAssignment[]> {
    return this.database.of(caller).query<KeptAssignment>(
      `SELECT ${columns} FROM measure_assignment a JOIN staff_member m ON m.clinic_id = a.clinic_id AND m.id = a.made_by
       WHERE a.clinic_id = $1 AND ${condition} ORDER BY a.opens_at DESC, a.id DESC LIMIT 50`,
      [caller.clinicId, parameter],
    );
  }
}
