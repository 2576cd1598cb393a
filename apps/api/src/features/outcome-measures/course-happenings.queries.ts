import { Injectable } from '@nestjs/common';
import { doseEntryKinds, instant, type CourseHappenings, type LocalDate, type Role } from '@sojourn/domain';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database, type ClinicData } from '../../platform/database/database.js';

interface CourseRow {
  readonly id: string;
  readonly patient_id: string;
  readonly zone: string;
  readonly doses: readonly string[];
  readonly induction_ended_at: string | null;
  readonly answered: Readonly<Record<string, LocalDate>> | null;
  readonly asked: readonly string[];
  readonly enrolled_by: string;
  readonly person_id: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
}

/** A course under way with what happened in it, and in whose name its check-ins are made: who enrolled the patient. */
export interface AskedCourse extends CourseHappenings {
  readonly clinicId: number;
  readonly courseId: string;
  readonly patientId: string;
  readonly inNameOf: {
    readonly staffMemberId: string;
    readonly personId: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
  };
}

const sql = `SELECT c.id, c.patient_id, k.zone, c.enrolled_by, m.person_id, m.display_name,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.clinic_id = $1 AND r.staff_member_id = c.enrolled_by ORDER BY r.role) AS roles,
    ARRAY(SELECT to_char(min(e.occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM dosing_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id AND e.kind = ANY($3)
      WHERE s.clinic_id = $1 AND s.course_id = c.id AND NOT EXISTS (SELECT 1 FROM session_entry x
        WHERE x.clinic_id = $1 AND x.session_id = s.id AND x.amends_id = e.id AND x.kind = 'entered-in-error')
      GROUP BY s.id ORDER BY 1) AS doses,
    (SELECT min(t.taken_at) FROM course_step t WHERE t.clinic_id = $1 AND t.course_id = c.id AND t.event = 'start-review') AS induction_ended_at,
    (SELECT jsonb_object_agg(a.instrument_id, a."on") FROM (
      SELECT r.instrument_id, to_char(max(r.taken_at) AT TIME ZONE k.zone, 'YYYY-MM-DD') AS "on" FROM measure_response r
      WHERE r.clinic_id = $1 AND r.patient_id = c.patient_id GROUP BY r.instrument_id) a) AS answered,
    ARRAY(SELECT DISTINCT i.instrument FROM measure_assignment a CROSS JOIN LATERAL unnest(a.instruments) AS i (instrument)
      WHERE a.clinic_id = $1 AND a.patient_id = c.patient_id AND a.closes_at > $2
        AND NOT EXISTS (SELECT 1 FROM measure_response r WHERE r.clinic_id = $1 AND r.assignment_id = a.id AND r.instrument_id = i.instrument)) AS asked
  FROM treatment_course c JOIN clinic k ON k.clinic_id = c.clinic_id
  JOIN staff_member m ON m.clinic_id = c.clinic_id AND m.id = c.enrolled_by
  WHERE c.clinic_id = $1 AND c.state IN ('induction', 'review', 'maintenance', 'integration-only', 'completed') ORDER BY c.id`;

/** What happened in the courses that are under way, as far as it makes measures due. */
@Injectable()
export class CourseHappeningsQueries {
  constructor(
    private readonly directory: ClinicDirectory,
    private readonly database: Database,
  ) {}

  /** The courses of every clinic, clinic by clinic. */
  async underWay(at: string): Promise<AskedCourse[]> {
    const courses: AskedCourse[] = [];
    for (const clinicId of await this.directory.clinics()) courses.push(...(await this.ofClinic(clinicId, at)));
    return courses;
  }

  private async ofClinic(clinicId: number, at: string): Promise<AskedCourse[]> {
    const rows = await this.database.inClinic(clinicId, (data: ClinicData) => data.query<CourseRow>(sql, [clinicId, at, doseEntryKinds]));
    return rows.map((row) => ({
      clinicId,
      courseId: row.id,
      patientId: row.patient_id,
      zone: row.zone,
      doses: row.doses.map(instant),
      inductionEndedAt: row.induction_ended_at === null ? null : instant(row.induction_ended_at),
      // The record does not say yet which courses treat trauma; staff send those forms by hand.
      isTraumaTreated: false,
      lastAnsweredOn: row.answered ?? {},
      asked: row.asked,
      inNameOf: { staffMemberId: row.enrolled_by, personId: row.person_id, displayName: row.display_name, roles: row.roles },
    }));
  }
}
