import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../../testing/chart-stories.js';
import { aCourse } from '../../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-29T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const rowsOf = async (clinic: TestClinic, role: 'therapist' | 'medical-director') =>
  (await (await clinic.as(role)).get('/api/v1/review/caseload')).body.rows;

/** A course in induction whose PHQ-9 went from one total to another. */
async function aFollowedCourse(baseline: number, latest: number): Promise<{ patientId: string; courseId: string }> {
  const patientId = await aPatient(here);
  const courseId = await aCourse(api, here, patientId);
  const ids = [];
  for (const [total, at] of [
    [baseline, '2026-11-02T15:00:00Z'],
    [latest, '2026-11-20T15:00:00Z'],
  ] as const) {
    const id = uuidv7();
    ids.push(id);
    await api.admin.query(
      `INSERT INTO measure_response (clinic_id, id, patient_id, course_id, instrument_id, instrument_version, answers, scores, setting, taken_at, recorded_at)
       VALUES ($1, $2, $3, $4, 'phq-9', '1', '{}', $5, 'link', $6, $6)`,
      [here.id, id, patientId, courseId, JSON.stringify({ status: 'scored', total }), at],
    );
  }
  await api.admin.query(
    `INSERT INTO measure_baseline (clinic_id, course_id, instrument_id, response_id, recall_window, total, answered_on, is_screening_score, policy_version, frozen_by, frozen_at)
     VALUES ($1, $2, 'phq-9', $3, 'past-2-weeks', $4, '2026-11-02', false, '1', $5, '2026-11-03T15:00:00Z')`,
    [here.id, courseId, ids[0], baseline, here.staff.prescriber.staffMemberId],
  );
  return { patientId, courseId };
}

async function aDose(patientId: string, courseId: string, at: string): Promise<void> {
  const id = uuidv7();
  await api.admin.query(
    `INSERT INTO dosing_session (clinic_id, id, patient_id, course_id, product, zone, planned_start, team, is_escort_required, is_pregnancy_test_required, opened_by, opened_at)
     VALUES ($1, $2, $3, $4, 'intravenous-ketamine', 'America/New_York', $5, '[]', true, false, $6, $5)`,
    [here.id, id, patientId, courseId, at, here.staff.nurse.staffMemberId],
  );
  await api.admin.query(
    `INSERT INTO session_summary (clinic_id, session_id, course_id, product, phase, outcome, planned_start, first_dose_at, pauses, paused_min, vitals_due, vitals_late,
       vitals_missed, alerts, adverse_events, wastes, wasted_ug, overrides, summed_at)
     VALUES ($1, $2, $3, 'intravenous-ketamine', 'closed', 'completed', $4, $4, 0, 0, 0, 0, 0, '[]', 0, 0, 0, 0, $4)`,
    [here.id, id, courseId, at],
  );
}

describe('the caseload', () => {
  it('names who gets worse, who does not respond after four doses, and who stays away, each with where it is done', async () => {
    const worse = await aFollowedCourse(10, 17);
    const still = await aFollowedCourse(20, 19);
    const better = await aFollowedCourse(20, 8);
    for (const day of ['04', '06', '08', '10']) await aDose(still.patientId, still.courseId, `2026-11-${day}T15:00:00Z`);
    await aDose(better.patientId, better.courseId, '2026-11-20T15:00:00Z');
    const rows = await rowsOf(here, 'medical-director');
    const said = (patientId: string) => rows.filter((row: { patient: { id: string } }) => row.patient.id === patientId);
    expect(said(worse.patientId)).toEqual([expect.objectContaining({ reason: 'deteriorating', detail: 'PHQ-9 from 10 to 17, 0 doses' })]);
    expect(said(still.patientId).map(({ reason }: { reason: string }) => reason)).toEqual(['not-responding', 'dropped-out']);
    expect(said(still.patientId)[0].address).toBe(`/patients/${still.patientId}/measures`);
    expect(said(better.patientId)).toEqual([]);
    expect(await rowsOf(elsewhere, 'medical-director')).toEqual([]);
  });

  it('shows a therapist their own team and not the rest of the clinic', async () => {
    const mine = await aFollowedCourse(10, 18);
    expect((await rowsOf(here, 'therapist')).filter(({ reason }: { reason: string }) => reason === 'deteriorating')).toEqual([]);
    await api.admin.query(`INSERT INTO course_team VALUES ($1, $2, $3, 'therapist')`, [
      here.id,
      mine.courseId,
      here.staff.therapist.staffMemberId,
    ]);
    const own = (await rowsOf(here, 'therapist')).filter(({ reason }: { reason: string }) => reason === 'deteriorating');
    expect(own.map(({ patient }: { patient: { id: string } }) => patient.id)).toEqual([mine.patientId]);
  });

  it('names a check-in that nobody answered in its time, and open risk events', async () => {
    const { patientId, courseId } = await aFollowedCourse(20, 10);
    await api.admin.query(
      `INSERT INTO measure_assignment (clinic_id, id, patient_id, course_id, instruments, opens_at, remind_at, closes_at, policy_version, made_by, made_at)
       VALUES ($1, $2, $3, $4, '{phq-9}', '2026-11-20T15:00:00Z', '2026-11-21T15:00:00Z', '2026-11-22T15:00:00Z', '1', $5, '2026-11-20T15:00:00Z')`,
      [here.id, uuidv7(), patientId, courseId, here.staff.therapist.staffMemberId],
    );
    const events = [uuidv7(), uuidv7()];
    await api.admin.query(
      `INSERT INTO risk_event (clinic_id, id, patient_id, source, setting, needs_cssrs, policy_version, opened_at, acknowledge_by)
       SELECT $1, e, $3, '{"kind":"concern","concern":"Seemed low."}', 'remote', true, '1', '2026-11-28T15:00:00Z', '2026-11-28T16:00:00Z' FROM unnest($2::uuid[]) AS e`,
      [here.id, events, patientId],
    );
    const rows = (await rowsOf(here, 'medical-director')).filter(({ patient }: { patient: { id: string } }) => patient.id === patientId);
    expect(rows.map(({ reason }: { reason: string }) => reason)).toEqual(['risk-open', 'check-in-overdue']);
    expect(rows[0].detail).toBe('2 risk events are open. No dose may start until a disposition says to proceed.');
  });

  it('asks for an integration session from the second dose without one, and pages by reason', async () => {
    const { patientId, courseId } = await aFollowedCourse(20, 10);
    await aDose(patientId, courseId, '2026-11-26T15:00:00Z');
    const due = async () =>
      (await (await here.as('medical-director')).get('/api/v1/review/caseload?reason=integration-due&most=1000')).body.rows.filter(
        ({ patient }: { patient: { id: string } }) => patient.id === patientId,
      );
    expect(await due()).toEqual([]);
    await aDose(patientId, courseId, '2026-11-28T15:00:00Z');
    const detail = '2 doses without an integration session; one is due within 72 hours of the last dose, and none is booked.';
    expect(await due()).toEqual([expect.objectContaining({ reason: 'integration-due', detail })]);
    const { body } = await (await here.as('medical-director')).get('/api/v1/review/caseload?most=1');
    expect(body.rows).toHaveLength(1);
    expect(body.counts['integration-due']).toBeGreaterThanOrEqual(1);
    expect((await (await here.as('medical-director')).get('/api/v1/review/caseload?most=0')).status).toBe(400);
  });

  it('is there for nurses, of their own courses', async () => {
    const answer = await (await here.as('nurse')).get('/api/v1/review/caseload');
    expect([answer.status, answer.body.isWholeClinic]).toEqual([200, false]);
    expect(answer.body.rows.filter(({ reason }: { reason: string }) => reason === 'integration-due')).toEqual([]);
  });

  it('is not for managers', async () => {
    expect((await (await here.as('clinic-manager')).get('/api/v1/review/caseload')).status).toBe(403);
  });
});
