import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { aCourse, aSchedule } from '../../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';
import { aDosingVisit } from '../../../testing/visit-stories.js';

const address = '/api/v1/review/analytics?from=2026-11-01&to=2026-11-30';
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

const look = async (clinic: TestClinic, at = address) => (await (await clinic.as('clinic-manager')).get(at)).body;

/** A course with a frozen PHQ-9 baseline and, unless null, a later score. */
async function aMeasuredCourse(patientId: string, { baseline, latest }: { baseline: number; latest: number | null }): Promise<string> {
  const courseId = await aCourse(api, here, patientId);
  const answered = async (total: number, takenAt: string) => {
    const id = uuidv7();
    await api.admin.query(
      `INSERT INTO measure_response (clinic_id, id, patient_id, course_id, instrument_id, instrument_version, answers, scores, setting, taken_at, recorded_at)
       VALUES ($1, $2, $3, $4, 'phq-9', '1', '{}', $5, 'link', $6, $6)`,
      [here.id, id, patientId, courseId, JSON.stringify({ status: 'scored', total }), takenAt],
    );
    return id;
  };
  const responseId = await answered(baseline, '2026-11-02T15:00:00Z');
  await api.admin.query(
    `INSERT INTO measure_baseline (clinic_id, course_id, instrument_id, response_id, recall_window, total, answered_on, is_screening_score, policy_version, frozen_by, frozen_at)
     VALUES ($1, $2, 'phq-9', $3, 'past-2-weeks', $4, '2026-11-02', false, '1', $5, '2026-11-03T15:00:00Z')`,
    [here.id, courseId, responseId, baseline, here.staff.prescriber.staffMemberId],
  );
  if (latest !== null) await answered(latest, '2026-11-20T15:00:00Z');
  return courseId;
}

describe('the figures of a clinic', () => {
  it('count sessions by route with stops, late starts, missed vital signs and alerts nobody acknowledged', async () => {
    const patientId = await aPatient(here);
    await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    await anInfusion(here, patientId, '2026-11-19T15:00:00Z');
    await anInfusion(here, patientId, '2026-10-19T15:00:00Z');
    const { routes, alerts, notYetCounted } = await look(here);
    expect(routes).toEqual([
      expect.objectContaining({
        product: 'intravenous-ketamine',
        sessions: 2,
        stoppedEarly: 2,
        startsKnown: 2,
        lateStarts: 0,
        medianChairMin: null,
      }),
    ]);
    expect(routes[0].vitalsMissed).toBeGreaterThan(0);
    expect([alerts, notYetCounted]).toEqual([
      [expect.objectContaining({ tier: 'yellow', alerts: 2, unanswered: 2, unresolved: 2, medianAcknowledgedMin: null })],
      0,
    ]);
    expect((await look(elsewhere)).routes).toEqual([]);
  });

  it('count a fact that comes after a session was summed', async () => {
    const sessionId = await anInfusion(here, await aPatient(here), '2026-11-12T15:00:00Z');
    const before = (await look(here)).routes[0];
    const nurse = await here.as('nurse');
    const at = '2026-11-12T15:20:00Z';
    const details = { term: 'nausea', severity: 1, relatedness: 'possible', actionTaken: 'none', outcome: 'recovered' };
    const clocks = {
      occurredAt: at,
      recordedAt: at,
      receivedAt: null,
      authorId: uuidv7(),
      deviceId: nurse.device,
      deviceSeq: 4,
      amendsId: null,
    };
    const kept = await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, {
      entries: [{ id: uuidv7(), kind: 'adverse-event-recorded', details, ...clocks }],
    });
    expect(kept.body).toEqual([expect.objectContaining({ status: 'kept' })]);
    const after = (await look(here)).routes[0];
    expect([after.sessions, after.adverseEvents]).toEqual([before.sessions, before.adverseEvents + 1]);
  });

  it('count no-shows of the visits decided, what is open apart, and the hours rooms and people are booked', async () => {
    await aSchedule(here);
    const booked = async (appointment: string, startsAt: string) =>
      aDosingVisit(api, here, await aPatient(here), { appointment, startsAt });
    await booked('completed', '2026-11-24T15:00:00Z');
    await booked('no-show', '2026-11-24T15:00:00Z');
    const visit = await booked('booked', '2026-11-25T15:00:00Z');
    await booked('booked', '2026-11-30T15:00:00Z'); // not yet
    const room = (await api.admin.query(`SELECT id FROM resource WHERE clinic_id = $1 AND kind = 'room'`, [here.id])).rows[0].id;
    await api.admin.query(
      `INSERT INTO resource_booking VALUES ($1, $2, $3, $4, 'room', '2026-11-25T15:00:00Z', '2026-11-25T18:00:00Z', 1, true, 'booked')`,
      [here.id, uuidv7(), visit, room],
    );
    const { visits, use } = await look(here);
    expect(visits).toEqual([
      { visitType: 'intravenous-dosing-with-therapist', visits: 3, attended: 1, noShows: 1, cancelledLate: 0, cancelled: 0, open: 1 },
    ]);
    expect(use[0]).toMatchObject({ kind: 'room', name: 'R1', bookedMin: 180 });
    expect(use[0].openMin).toBeGreaterThan(180);
    // Closed for a day, entered twice: the hours it would have stood open are offered to nobody, and taken out once.
    for (const kind of ['maintenance', 'other'])
      await api.admin.query(
        `INSERT INTO resource_absence (clinic_id, id, resource_id, kind, starts_at, ends_at, recorded_by, recorded_at)
         SELECT $1, $2, r.id, $3, '2026-11-17T05:00:00Z', '2026-11-18T05:00:00Z', $4, '2026-11-16T15:00:00Z' FROM resource r WHERE r.clinic_id = $1 AND r.name = 'R1'`,
        [here.id, uuidv7(), kind, here.staff.nurse.staffMemberId],
      );
    const day = '/api/v1/review/analytics?from=2026-11-17&to=2026-11-17';
    expect((await look(here, day)).use[0]).toMatchObject({ name: 'R1', openMin: 0 });
    expect((await look(here)).use[0].openMin).toBeLessThan(use[0].openMin);
    expect((await look(elsewhere)).visits).toEqual([]);
  });

  it('tell response and remission by protocol with n and interval, and a course without a later score apart', async () => {
    const patientId = await aPatient(here);
    for (const latest of [11, 4, 12, 20, 10, null]) await aMeasuredCourse(patientId, { baseline: 22, latest });
    // The patient has them all, so each course takes its own scores: 11, 4 and 10 of 22 are responses, 4 is remission.
    const { outcomes } = await look(here);
    expect(outcomes).toEqual([
      {
        instrumentId: 'phq-9',
        response: [
          {
            key: 'Ketamine infusions, six in three weeks',
            isWithheld: false,
            rate: { successes: 3, of: 5, percent: 60, from: 23.1, to: 88.2 },
          },
        ],
        remission: [
          {
            key: 'Ketamine infusions, six in three weeks',
            isWithheld: false,
            rate: { successes: 1, of: 5, percent: 20, from: 3.6, to: 62.4 },
          },
        ],
        withoutLaterScore: 1,
      },
    ]);
    expect((await look(elsewhere)).outcomes).toEqual([]);
  });

  it('count inductions within 21 days of the first dose, and withhold a group of one', async () => {
    const patientId = await aPatient(here);
    const visit = await aDosingVisit(api, here, patientId, { startsAt: '2026-11-03T15:00:00Z' });
    const nurse = await here.as('nurse');
    const id = uuidv7();
    await nurse.post('/api/v1/dosing-sessions', { id, appointmentId: visit });
    const at = '2026-11-03T15:10:00Z';
    const clocks = {
      occurredAt: at,
      recordedAt: at,
      receivedAt: null,
      authorId: uuidv7(),
      deviceId: nurse.device,
      deviceSeq: 0,
      amendsId: null,
    };
    await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, {
      entries: [{ id: uuidv7(), kind: 'infusion-started', details: { rateUlPerH: 75_000 }, ...clocks }],
    });
    expect((await look(here)).induction).toEqual([{ key: 'Ketamine infusions, six in three weeks', isWithheld: true, rate: null }]);
  });

  it('leave as a file without a name of a patient, and the audit trail knows', async () => {
    const { status, body } = await (await here.as('clinic-manager')).get(address.replace('?', '/file?'));
    expect([status, body.name]).toEqual([200, 'clinic-figures-2026-11-01-2026-11-30.csv']);
    expect(body.csv).toContain('"Ketamine infusions, six in three weeks",withheld,,,,\r\n');
    expect(body.csv).not.toMatch(/Amin|Sara/);
    const { rows } = await api.admin.query(`SELECT patient_id FROM audit_entry WHERE clinic_id = $1 AND action = 'analytics.export'`, [
      here.id,
    ]);
    expect(rows).toEqual([{ patient_id: null }]);
  });

  it('are for managers, the medical director and compliance, and refuse days that are none', async () => {
    for (const role of ['therapist', 'nurse', 'prescriber', 'front-desk', 'administrator'] as const)
      expect((await (await here.as(role)).get(address)).status).toBe(403);
    for (const role of ['medical-director', 'compliance'] as const) expect((await (await here.as(role)).get(address)).status).toBe(200);
    const manager = await here.as('clinic-manager');
    for (const days of ['from=2026-11-30&to=2026-11-01', 'from=2024-01-01&to=2026-01-01', 'from=x&to=y', ''])
      expect((await manager.get(`/api/v1/review/analytics?${days}`)).status).toBe(400);
  });
});
