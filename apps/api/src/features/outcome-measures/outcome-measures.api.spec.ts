import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let nurse: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  nurse = await here.as('nurse');
});
afterAll(() => api.stop());

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + api.offset + hours * hour).toISOString();
const twenty2 = [3, 3, 3, 3, 3, 2, 2, 3, 0];
const fourteen = [2, 2, 2, 2, 1, 2, 2, 1, 0];
const at = (patientId: string, path: string) => `/api/v1/patients/${patientId}/${path}`;

function record(patientId: string, instrumentId: string, answers: unknown, more: object = {}, by = nurse): Promise<Answer> {
  const command = { id: uuidv7(), instrumentId, answers, takenAt: inHours(-1), setting: 'paper', ...more };
  return by.post(at(patientId, 'measure-responses'), command);
}

/** A course of the patient, put in place behind the application's back: enrolling is another feature's story. */
async function aCourse(patientId: string): Promise<string> {
  const id = uuidv7();
  await api.admin.query(
    `INSERT INTO treatment_course (clinic_id, id, patient_id, protocol_id, protocol_version, product, plan, state, starts_on, version, enrolled_by, enrolled_at)
     VALUES ($1, $2, $3, 'iv-induction', 1, 'intravenous-ketamine', '{}', 'preparing', '2026-11-03', 1, $4, now())`,
    [here.id, id, patientId, here.staff.prescriber.staffMemberId],
  );
  return id;
}

async function trendOf(patientId: string, instrumentId: string, by = nurse) {
  const { body } = await by.get(at(patientId, 'measures'));
  return body.trends.find((trend: { instrumentId: string }) => trend.instrumentId === instrumentId);
}

describe('recording a form', () => {
  it('keeps the answers with their score and says who recorded them', async () => {
    const patientId = await aPatient(here);
    const kept = await record(patientId, 'phq-9', fourteen);
    expect([kept.status, kept.body.score.total, kept.body.riskEventId]).toEqual([201, 14, null]);
    const trend = await trendOf(patientId, 'phq-9');
    expect(trend.responses).toHaveLength(1);
    expect(trend.responses[0]).toMatchObject({ setting: 'paper', recordedBy: { name: 'nurse 1' }, score: { band: 'moderate' } });
  });

  it('keeps a half-filled form and does not score it', async () => {
    const patientId = await aPatient(here);
    const kept = await record(patientId, 'gad-7', { '1': 1, '2': 3 });
    expect(kept.body.score).toMatchObject({ status: 'not-scored', total: null, missing: ['3', '4', '5', '6', '7'] });
    expect((await trendOf(patientId, 'gad-7')).responses[0].score.status).toBe('not-scored');
  });

  it('counts a form sent twice once, and refuses another one under its id', async () => {
    const patientId = await aPatient(here);
    const id = uuidv7();
    const sent = [
      await record(patientId, 'phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1], { id }),
      await record(patientId, 'phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1], { id }),
    ];
    expect(sent.map(({ status, body }) => [status, body.riskEventId])).toEqual([
      [201, sent[0]?.body.riskEventId],
      [201, sent[0]?.body.riskEventId],
    ]);
    expect((await record(patientId, 'phq-9', fourteen, { id })).body.code).toBe('id-used-differently');
    const { rows } = await api.admin.query('SELECT count(*)::int AS n FROM risk_event WHERE patient_id = $1', [patientId]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('refuses what cannot be an answer, by its path, and keeps nothing', async () => {
    const patientId = await aPatient(here);
    const wrong = await record(patientId, 'phq-9', [4, 0, 'much']);
    expect([wrong.status, wrong.body.errors.map((error: { path: string }) => error.path)]).toEqual([422, ['answers.0', 'answers.2']]);
    expect((await record(patientId, 'phq-9', fourteen, { takenAt: inHours(2) })).body.code).toBe('taken-later');
    expect((await record(patientId, 'tarot', [])).body.code).toBe('unknown-instrument');
    expect((await record(patientId, 'phq-9', fourteen, { courseId: uuidv7() })).status).toBe(404);
    expect((await nurse.get(at(patientId, 'measures'))).body.trends).toEqual([]);
  });

  it('marks a wrong form as entered in error: it stays to be read and counts no more', async () => {
    const patientId = await aPatient(here);
    const id = uuidv7();
    await record(patientId, 'phq-9', fourteen, { id });
    const marked = await nurse.post(at(patientId, `measure-responses/${id}/error`), { id: uuidv7(), reason: 'Another patient’s sheet' });
    expect(marked.body.trends[0]).toMatchObject({ baseline: null });
    expect(marked.body.trends[0].responses[0]).toMatchObject({
      enteredInError: { reason: 'Another patient’s sheet', by: { name: 'nurse 1' } },
    });
    expect((await nurse.post(at(patientId, `measure-responses/${uuidv7()}/error`), { id: uuidv7(), reason: 'x' })).status).toBe(404);
  });

  it('is for clinicians; other clinics find nothing', async () => {
    const patientId = await aPatient(here);
    await record(patientId, 'phq-9', fourteen);
    for (const role of ['front-desk', 'clinic-manager', 'compliance'] as const) {
      expect((await record(patientId, 'phq-9', fourteen, {}, await here.as(role))).status).toBe(403);
    }
    const stranger = await elsewhere.as('prescriber');
    expect((await record(patientId, 'phq-9', fourteen, {}, stranger)).status).toBe(404);
    expect((await stranger.get(at(patientId, 'measures'))).status).toBe(404);
    expect((await (await here.as('front-desk')).get(at(patientId, 'measures'))).status).toBe(403);
  });

  it('leaves an audit entry that names the patient and no answer', async () => {
    const patientId = await aPatient(here);
    await record(patientId, 'phq-9', fourteen);
    await nurse.get(at(patientId, 'measures'));
    const { rows } = await api.admin.query('SELECT action, outcome FROM audit_entry WHERE patient_id = $1 ORDER BY at, id', [patientId]);
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'measure.record', outcome: 'done' },
        { action: 'measure.read', outcome: 'done' },
      ]),
    );
  });
});

describe('the baseline of a course', () => {
  it('is the last complete score before the first dose, and stays whatever comes later', async () => {
    const patientId = await aPatient(here);
    const courseId = await aCourse(patientId);
    await record(patientId, 'phq-9', twenty2, { takenAt: inHours(-24 * 6) });
    expect(await trendOf(patientId, 'phq-9')).toMatchObject({ baseline: { total: 22, isFrozen: false }, change: null });
    const frozen = await nurse.post(at(patientId, 'measure-baselines'), { courseId });
    expect([frozen.status, frozen.body.trends[0].baseline]).toEqual([
      201,
      expect.objectContaining({ total: 22, isFrozen: true, courseId }),
    ]);
    await record(patientId, 'phq-9', fourteen);
    await nurse.post(at(patientId, 'measure-baselines'), { courseId });
    // (22 − 14) / 22 = 36.4 %
    expect(await trendOf(patientId, 'phq-9')).toMatchObject({
      baseline: { total: 22 },
      change: { change: -8, improvementPercent: 36.4, response: 'partial-response', isRemission: false },
    });
  });

  it('can be frozen as of a first dose in the past, and not without any form', async () => {
    const patientId = await aPatient(here);
    const courseId = await aCourse(patientId);
    expect((await nurse.post(at(patientId, 'measure-baselines'), { courseId })).body.code).toBe('no-baseline');
    await record(patientId, 'phq-9', twenty2, { takenAt: inHours(-24 * 20) });
    await record(patientId, 'phq-9', fourteen);
    const frozen = await nurse.post(at(patientId, 'measure-baselines'), { courseId, asOf: inHours(-24 * 14) });
    expect(frozen.body.trends[0]).toMatchObject({ baseline: { total: 22 }, change: { change: -8 } });
    expect((await nurse.post(at(patientId, 'measure-baselines'), { courseId: uuidv7() })).status).toBe(404);
  });

  it('cannot be changed or taken away in the database', async () => {
    const patientId = await aPatient(here);
    await record(patientId, 'phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1]);
    for (const table of ['measure_response', 'risk_event']) {
      await expect(api.admin.query(`DELETE FROM ${table} WHERE patient_id = $1`, [patientId])).rejects.toThrow(/append/);
    }
  });
});

describe('a suicide answer', () => {
  const only9 = [0, 0, 0, 0, 0, 0, 0, 0, 1];

  it('opens a risk event at once although the total is 1, and its clock starts', async () => {
    const patientId = await aPatient(here);
    const { body } = await record(patientId, 'phq-9', only9, { setting: 'tablet' });
    expect(body.score).toMatchObject({ total: 1, band: 'minimal' });
    const event = (await nurse.get(`/api/v1/risk-events/${body.riskEventId}`)).body;
    expect(event).toMatchObject({
      setting: 'in-clinic',
      source: { kind: 'answers', instrument: 'phq-9', items: [{ item: '9', value: 1 }] },
    });
    expect(Date.parse(event.acknowledgeBy) - Date.parse(event.openedAt)).toBe(15 * 60_000);
    expect(event.standing).toMatchObject({ state: 'waiting', owner: null, needsCssrs: true, holdsDosing: true, isEscalated: false });
  });

  it('opens one from a form that is not complete, too', async () => {
    const patientId = await aPatient(here);
    const { body } = await record(patientId, 'phq-9', { '9': 2 });
    expect([body.score.status, body.riskEventId === null]).toEqual(['not-scored', false]);
  });

  it('is never lowered by a later total: the event stays open beside a better form and an error mark', async () => {
    const patientId = await aPatient(here);
    const id = uuidv7();
    const { body } = await record(patientId, 'phq-9', only9, { id });
    await record(patientId, 'phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 0]);
    await nurse.post(at(patientId, `measure-responses/${id}/error`), { id: uuidv7(), reason: 'Typed the wrong line' });
    const event = (await nurse.get(`/api/v1/risk-events/${body.riskEventId}`)).body;
    expect([event.isSourceInError, event.standing.holdsDosing]).toEqual([true, true]);
  });

  it('takes the C-SSRS of the same contact into the event; a "none" lowers nothing', async () => {
    const patientId = await aPatient(here);
    const { body } = await record(patientId, 'phq-9', only9);
    const cssrs = await record(patientId, 'c-ssrs-screener', { '1': 'Y', '2': 'N', '6': 'N' });
    expect(cssrs.body.riskEventId).toBe(body.riskEventId);
    expect((await nurse.get(`/api/v1/risk-events/${body.riskEventId}`)).body.standing).toMatchObject({ level: 'low', needsCssrs: false });
    const again = await record(patientId, 'c-ssrs-screener', { '1': 'Y', '2': 'Y', '3': 'Y', '4': 'Y', '5': 'N', '6': 'N' });
    expect(again.body.riskEventId).not.toBe(body.riskEventId);
  });
});
