import { Injectable } from '@nestjs/common';
import {
  doseEntryKinds,
  isDosingVisit,
  instant,
  isTraumaTreated,
  visitTypes,
  type ChartDiagnosis,
  type CourseHappenings,
  type CourseState,
  type LocalDate,
  type Role,
} from '@sojourn/domain';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database, type ClinicData } from '../../platform/database/database.js';
import { answersCheckIn, isOnlyBegun } from './answers-check-in.js';

interface CourseRow {
  /** Null before a course is open. */
  readonly id: string | null;
  readonly patient_id: string;
  readonly zone: string;
  readonly doses: readonly string[];
  readonly next_doses: readonly string[];
  readonly integrations: readonly string[];
  readonly induction_ended_at: string | null;
  readonly answered: Readonly<Record<string, LocalDate>> | null;
  readonly asked: readonly string[];
  readonly screened_at: string | null;
  readonly diagnoses: readonly ChartDiagnosis[];
  readonly made_by: string;
  readonly person_id: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
}

/** A course under way, or an evaluation before one, with what happened in it; its check-ins are made in the name of who enrolled the patient or booked the visit. */
export interface AskedCourse extends CourseHappenings {
  readonly clinicId: number;
  readonly courseId: string | null;
  readonly patientId: string;
  readonly inNameOf: {
    readonly staffMemberId: string;
    readonly personId: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
  };
}

/** On hold the medicine waits, not the questions: what a dose did is asked all the same. */
const stillAsked: readonly CourseState[] = [
  ...(['consented', 'preparing', 'induction', 'review', 'maintenance'] as const),
  ...(['integration-only', 'completed', 'on-hold'] as const),
];

/** As far around an evaluation as the timing table opens its window, at most. */
const daysLooked = 30;

/** As long as the clinic table asks after the planned start, at least. */
const hoursAfterStart = 6;
const dosingVisits = visitTypes.filter(isDosingVisit);

const notReleased = `v.state IN ('booked', 'confirmed', 'arrived', 'checked-in', 'in-progress', 'completed')`;

/** An instant as text: within an array the driver would not read it as one. */
const utc = (instantSql: string): string => `to_char(${instantSql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is known of the patient whose id the row calls patient_id, whether or not a course is open. */
const ofPatient = (patientId: string) => `
    (SELECT jsonb_object_agg(a.instrument_id, a."on") FROM (
      SELECT r.instrument_id, to_char(max(r.taken_at) AT TIME ZONE k.zone, 'YYYY-MM-DD') AS "on" FROM measure_response r
      WHERE r.clinic_id = $1 AND r.patient_id = ${patientId} AND NOT ${isOnlyBegun('r')} GROUP BY r.instrument_id) a) AS answered,
    ARRAY(SELECT DISTINCT i.instrument FROM measure_assignment a CROSS JOIN LATERAL unnest(a.instruments) AS i (instrument)
      WHERE a.clinic_id = $1 AND a.patient_id = ${patientId} AND a.closes_at > $2
        AND NOT EXISTS (SELECT 1 FROM measure_response r WHERE r.clinic_id = $1 AND ${answersCheckIn} AND r.instrument_id = i.instrument)) AS asked,
    coalesce((SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = ${patientId}), k.zone) AS zone,
    coalesce((SELECT jsonb_agg(f.details) FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = ${patientId} AND f.kind = 'condition'
      AND NOT EXISTS (SELECT 1 FROM patient_fact x WHERE x.clinic_id = $1 AND x.patient_id = ${patientId} AND x.amends_id = f.id)), '[]') AS diagnoses`;

const staff = `m.person_id, m.display_name,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.clinic_id = $1 AND r.staff_member_id = m.id ORDER BY r.role) AS roles`;

const courses = `SELECT c.id, c.patient_id, c.enrolled_by AS made_by, ${staff}, ${ofPatient('c.patient_id')},
    (SELECT max(v.starts_at) FROM appointment v
      WHERE v.clinic_id = $1 AND v.patient_id = c.patient_id AND v.visit_type = 'psychiatric-evaluation' AND ${notReleased}) AS screened_at,
    ARRAY(SELECT ${utc('min(e.occurred_at)')} FROM dosing_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id AND e.kind = ANY($3)
      WHERE s.clinic_id = $1 AND s.course_id = c.id AND NOT EXISTS (SELECT 1 FROM session_entry x
        WHERE x.clinic_id = $1 AND x.session_id = s.id AND x.amends_id = e.id AND x.kind = 'entered-in-error')
      GROUP BY s.id ORDER BY 1) AS doses,
    ARRAY(SELECT ${utc('v.starts_at')} FROM appointment v
      WHERE v.clinic_id = $1 AND v.patient_id = c.patient_id AND v.visit_type = ANY($4) AND v.state IN ('booked', 'confirmed', 'arrived', 'checked-in', 'in-progress')
        AND v.starts_at > $2::timestamptz - interval '${hoursAfterStart} hours' AND v.starts_at <= $2::timestamptz + interval '1 day' ORDER BY 1) AS next_doses,
    ARRAY(SELECT ${utc('v.starts_at')} FROM appointment v
      WHERE v.clinic_id = $1 AND v.patient_id = c.patient_id AND v.visit_type = 'integration' AND ${notReleased}
        AND (v.course_id = c.id OR v.course_id IS NULL AND v.starts_at > c.enrolled_at) AND v.starts_at <= $2::timestamptz + interval '1 day' ORDER BY 1) AS integrations,
    (SELECT min(t.taken_at) FROM course_step t WHERE t.clinic_id = $1 AND t.course_id = c.id AND t.event = 'start-review') AS induction_ended_at
  FROM treatment_course c JOIN clinic k ON k.clinic_id = c.clinic_id
  JOIN staff_member m ON m.clinic_id = c.clinic_id AND m.id = c.enrolled_by
  WHERE c.clinic_id = $1 AND c.state IN (${[...stillAsked].map((state) => `'${state}'`).join(', ')}) ORDER BY c.id`;

/** Whoever comes to be evaluated and is in no course yet. */
const evaluations = `SELECT DISTINCT ON (v.patient_id) NULL AS id, v.patient_id, v.booked_by AS made_by, ${staff}, ${ofPatient('v.patient_id')},
    v.starts_at AS screened_at, ARRAY[]::text[] AS doses, ARRAY[]::text[] AS next_doses, ARRAY[]::text[] AS integrations, NULL AS induction_ended_at
  FROM appointment v JOIN clinic k ON k.clinic_id = v.clinic_id JOIN staff_member m ON m.clinic_id = v.clinic_id AND m.id = v.booked_by
  JOIN patient p ON p.clinic_id = v.clinic_id AND p.id = v.patient_id
  WHERE v.clinic_id = $1 AND v.visit_type = 'psychiatric-evaluation' AND ${notReleased} AND NOT p.is_deceased
    AND v.starts_at > $2::timestamptz - interval '${daysLooked} days' AND v.starts_at < $2::timestamptz + interval '${daysLooked} days'
    AND NOT EXISTS (SELECT 1 FROM treatment_course c WHERE c.clinic_id = $1 AND c.patient_id = v.patient_id) ORDER BY v.patient_id, v.starts_at`;

/** What happened in the courses that are under way and around the evaluations before them, as far as it makes measures due. */
@Injectable()
export class CourseHappeningsQueries {
  constructor(
    private readonly directory: ClinicDirectory,
    private readonly database: Database,
  ) {}

  /** Works for each of them, clinic by clinic; a fault in one clinic keeps no other from its turn. */
  async eachUnderWay(at: string, work: (course: AskedCourse) => Promise<void>): Promise<void> {
    await this.directory.each(async (clinicId) => {
      for (const course of await this.ofClinic(clinicId, at)) await work(course);
    });
  }

  private async ofClinic(clinicId: number, at: string): Promise<AskedCourse[]> {
    const rows = await this.database.inClinic(clinicId, async (data: ClinicData) => [
      ...(await data.query<CourseRow>(courses, [clinicId, at, doseEntryKinds, dosingVisits])),
      ...(await data.query<CourseRow>(evaluations, [clinicId, at])),
    ]);
    return rows.map((row) => ({
      clinicId,
      courseId: row.id,
      patientId: row.patient_id,
      zone: row.zone,
      doses: row.doses.map(instant),
      nextDoses: row.next_doses.map(instant),
      integrationSessions: row.integrations.map(instant),
      inductionEndedAt: row.induction_ended_at === null ? null : instant(row.induction_ended_at),
      screenedAt: row.screened_at === null ? null : instant(row.screened_at),
      isTraumaTreated: isTraumaTreated(row.diagnoses),
      lastAnsweredOn: row.answered ?? {},
      asked: row.asked,
      inNameOf: { staffMemberId: row.made_by, personId: row.person_id, displayName: row.display_name, roles: row.roles },
    }));
  }
}
