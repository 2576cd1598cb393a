import { v7 as uuidv7 } from 'uuid';
import { aCourse, wall } from './schedule-stories.js';
import type { TestApi, TestClinic } from './test-api.js';

interface VisitState {
  readonly course?: string;
  readonly appointment?: string;
  readonly protocolId?: string;
  readonly visitType?: string;
  readonly visitKey?: string;
  /** The instant it begins. */
  readonly startsAt?: string;
}

/** An infusion visit at ten o'clock (or another time) of a course, put there behind the application's back: booking is another feature's story. */
export async function aDosingVisit(api: TestApi, clinic: TestClinic, patientId: string, state: VisitState = {}): Promise<string> {
  const { course = 'induction', appointment = 'checked-in', visitType = 'intravenous-dosing-with-therapist', visitKey = 'dose-1' } = state;
  const startsAt = state.startsAt ?? wall('2026-11-17', '10:00');
  const endsAt = new Date(Date.parse(startsAt) + 3 * 3_600_000).toISOString();
  const courseId = await aCourse(api, clinic, patientId, {
    state: course,
    protocolId: state.protocolId ?? 'intravenous-ketamine-induction',
  });
  const { rows } = await api.admin.query(`SELECT plan FROM treatment_course WHERE clinic_id = $1 AND id = $2`, [clinic.id, courseId]);
  const visits = rows[0].plan.visits as { key: string; phases: object[] }[];
  const phases = visits.find(({ key }) => key === visitKey)?.phases ?? [];
  const id = uuidv7();
  await api.admin.query(
    `INSERT INTO appointment (clinic_id, id, patient_id, course_id, visit_key, visit_type, title, phases, site_id, zone, local_on, local_at,
       starts_at, ends_at, is_remote, state, version, overrides, booked_by, booked_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'Dosing session', $7, $8, 'America/New_York', '2026-11-17', '10:00', $9, $10, false, $11, 1, '[]', $12, now())`,
    [
      ...[clinic.id, id, patientId, courseId, visitKey, visitType, JSON.stringify(phases), clinic.siteId],
      ...[startsAt, endsAt, appointment, clinic.staff['clinic-manager'].staffMemberId],
    ],
  );
  return id;
}
