import type { Role } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { describeApi } from '../../create-app.js';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { enrolled } from '../../testing/course-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

/** Words that stand in a signed note, a problem list and a session log, and nowhere else. */
const words = ['Marshmallowopen', 'Quillwortcondition', 'Fernwordsaid'];
const bound = ['therapist', 'nurse', 'prescriber'] as const;
const why = 'Covering for a colleague who was called away';

let api: TestApi;
let here: TestClinic;
let patientId: string;
let ids: string[];
const strangers = new Map<Role, string>();
/** The clock of these stories moves on by hours and days, so everybody signs in anew. */
const stranger = (role: (typeof bound)[number]): Promise<TestClient> => api.signedIn(strangers.get(role) ?? '');
const as = (role: Role): Promise<TestClient> => api.signedIn(here.staff[role].email);
const closed = [403, 'chart-closed'];

async function proven(client: TestClient): Promise<TestClient> {
  expect((await client.post('/api/v1/sign-in/step-up', { password: testPassword })).status).toBeLessThan(300);
  return client;
}
const setRule = async (areClosed: boolean) => (await proven(await as('administrator'))).put('/api/v1/clinic/charts-rule', { areClosed });
const chart = (client: TestClient, id = patientId) => client.get(`/api/v1/patients/${id}`);
const open = async (client: TestClient, reason = why, id = patientId) =>
  (await proven(client)).post(`/api/v1/patients/${id}/openings`, { id: uuidv7(), reason });

async function signedNote(therapist: TestClient): Promise<string> {
  const id = uuidv7();
  await therapist.post('/api/v1/therapy-notes', { id, noteType: 'contact', patientId, sessionIds: [] });
  const sections = { reason: words[0], content: words[0], plan: words[0] };
  const draft = { noteType: 'contact', format: 'dap', sections, themes: [], commitments: [] };
  await therapist.put(`/api/v1/therapy-notes/${id}`, draft, { 'If-Match': '"1"' });
  expect((await (await proven(therapist)).post(`/api/v1/therapy-notes/${id}/signature`, { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  await api.openClinic();
  for (const role of bound) strangers.set(role, (await api.addStaff(here.id, role)).email);
  patientId = await aPatient(here);
  const courseId = await enrolled(here, patientId, api.now.getTime());
  const condition = { codes: [{ system: 'icd-10-cm', code: 'F33.2' }], text: words[1], status: 'active' };
  const prescriber = await here.as('prescriber');
  const noted = await prescriber.post(`/api/v1/patients/${patientId}/facts`, { id: uuidv7(), kind: 'condition', details: condition });
  expect([noted.status, noted.body.code]).toEqual([201, undefined]);
  const sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
  const nurse = await here.as('nurse');
  const at = '2026-11-17T15:10:00.000Z';
  const said = { id: uuidv7(), kind: 'observation-noted', details: { category: 'affect', text: words[2] }, occurredAt: at, recordedAt: at };
  const entry = { ...said, receivedAt: null, authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 9, amendsId: null };
  expect((await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [entry] })).body[0].status).toBe('kept');
  ids = [patientId, courseId, sessionId, await signedNote(await here.as('therapist'))];
});
afterAll(() => api.stop());

/** What of the record one of the strangers hears on every way of reading that the interface describes. */
async function overheard(client: TestClient): Promise<string[]> {
  const heard: string[] = [];
  for (const [path, item] of Object.entries(describeApi(api.app).paths)) {
    if (path === '/api/v1/live' || path.includes('/sign-in')) continue;
    const addresses = path.includes('{') ? ids.map((id) => path.replace(/\{[^}]+\}/g, id)) : [path];
    for (const address of addresses) {
      const answers = [...('get' in item ? [await client.get(address)] : [])];
      if (path.endsWith('search')) for (const text of words) answers.push(await client.post(address, { text }));
      const texts = answers.map(({ body }) => JSON.stringify(body));
      heard.push(...words.filter((word) => texts.some((text) => text?.includes(word))).map((word) => `${path}: ${word}`));
    }
  }
  return heard;
}

describe('a chart of the clinic', () => {
  it('is open to every clinician until the clinic closes its charts, and then to none who has nothing to do with the patient', async () => {
    expect((await overheard(await stranger('prescriber'))).length).toBeGreaterThan(3);
    expect((await setRule(true)).body).toEqual({ areClosed: true });
    for (const role of bound) {
      expect((await chart(await stranger(role))).body.code).toBe('chart-closed');
      expect([role, await overheard(await stranger(role))]).toEqual([role, []]);
    }
  });

  it('is named on Today only to whom it stands open', async () => {
    const told = {
      id: uuidv7(),
      instrumentId: 'interval-history',
      answers: { pregnant: 1 },
      takenAt: api.now.toISOString(),
      setting: 'paper',
    };
    expect((await (await as('therapist')).post(`/api/v1/patients/${patientId}/measure-responses`, told)).status).toBe(201);
    const isNamedTo = async (client: TestClient) =>
      (await client.get('/api/v1/today')).body.needs.some(({ id }: { id: string }) => id === `told ${patientId}`);
    expect(await isNamedTo(await as('therapist'))).toBe(true);
    for (const role of bound) expect([role, await isNamedTo(await stranger(role))]).toEqual([role, false]);
  });

  it('stays open to the care team, the medical director and compliance, and to a nurse who works with the patient today', async () => {
    for (const role of ['therapist', 'prescriber', 'medical-director', 'compliance'] as const) {
      expect([role, (await chart(await as(role))).status]).toEqual([role, 200]);
    }
    expect((await chart(await as('nurse'))).status).toBe(200);
    api.moveClock(25 * 3_600_000);
    expect((await chart(await as('nurse'))).body.code).toBe('chart-closed');
    await booked(here.staff.nurse.staffMemberId, new Date(api.now.getTime() + 3_600_000));
    expect((await chart(await as('nurse'))).status).toBe(200);
  });

  it('takes back what a stranger wrote in it, and always takes what happened at the bedside', async () => {
    const written = { id: uuidv7(), kind: 'condition', details: { codes: [], text: 'Anxiety', status: 'active' } };
    const refused = await (await stranger('prescriber')).post(`/api/v1/patients/${patientId}/facts`, written);
    expect([refused.status, refused.body.code]).toEqual(closed);
    expect((await api.admin.query('SELECT 1 FROM patient_fact WHERE id = $1', [written.id])).rows).toEqual([]);
    const nurse = await stranger('nurse');
    const now = api.now.toISOString();
    const entry = {
      id: uuidv7(),
      kind: 'vitals-taken',
      details: { heartRatePerMin: 70 },
      occurredAt: now,
      recordedAt: now,
      receivedAt: null,
    };
    const sent = { ...entry, authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 0, amendsId: null };
    expect((await nurse.post(`/api/v1/dosing-sessions/${ids[2]}/entries`, { entries: [sent] })).body[0].status).toBe('kept');
    expect((await chart(nurse)).status).toBe(200); // whoever stood at the bedside has the chart for the rest of the day
  });
});

describe('a reason', () => {
  it('opens the one chart for an hour, to nobody else, after the password and in words', async () => {
    const therapist = await stranger('therapist');
    const without = await therapist.post(`/api/v1/patients/${patientId}/openings`, { id: uuidv7(), reason: why });
    expect([without.status, without.body.code]).toEqual([403, 'step-up-needed']);
    expect((await open(therapist, 'because')).status).toBe(400);
    const opened = await open(therapist);
    expect([opened.status, Date.parse(opened.body.endsAt) - api.now.getTime()]).toEqual([201, expect.closeTo(3_600_000, -4)]);
    expect((await chart(therapist)).status).toBe(200);
    expect((await therapist.get(`/api/v1/patients/${patientId}/openings/own`)).body).toEqual({ endsAt: opened.body.endsAt });
    expect((await chart(await stranger('prescriber'))).body.code).toBe('chart-closed');
    api.moveClock(60 * 60_000);
    const later = await stranger('therapist');
    expect((await chart(later)).body.code).toBe('chart-closed');
    expect((await later.get(`/api/v1/patients/${patientId}/openings/own`)).body).toEqual({ endsAt: null });
    expect((await open(later, why, uuidv7())).status).toBe(404);
  });

  it('is heard by the medical director and compliance at once, and looked at by one of them, once', async () => {
    const needs = async (role: Role) =>
      (await (await as(role)).get('/api/v1/today')).body.needs.filter(({ address }: { address: string }) => address === '/chart-openings');
    expect([(await needs('medical-director')).length, (await needs('compliance')).length, (await needs('nurse')).length]).toEqual([
      1, 1, 0,
    ]);
    const director = await as('medical-director');
    const [opening] = (await director.get('/api/v1/chart-openings')).body;
    expect(opening).toMatchObject({ patient: { id: patientId }, reason: why, isMine: false, review: null });
    expect(Date.parse(opening.reviewBy) - Date.parse(opening.openedAt)).toBe(72 * 3_600_000);
    const review = (client: TestClient) =>
      client.post(`/api/v1/chart-openings/${opening.id}/review`, { judgement: 'justified', remark: 'Rota' });
    expect((await review(director)).body.review).toMatchObject({ judgement: 'justified', remark: 'Rota' });
    expect((await review(await as('compliance'))).body.code).toBe('opening-reviewed');
    expect(await needs('compliance')).toEqual([]);
    expect((await (await as('nurse')).get('/api/v1/chart-openings')).status).toBe(403);
  });

  it('stands in the audit, as does every try at a closed door, with the patient and without the words of the reason', async () => {
    const { rows } = await api.admin.query(
      `SELECT DISTINCT action, outcome, reason FROM audit_entry WHERE patient_id = $1 AND (reason = 'break-glass' OR (outcome = 'denied' AND action = 'patient.read-chart'))
       ORDER BY action`,
      [patientId],
    );
    expect(rows).toEqual([
      { action: 'chart.open-by-reason', outcome: 'done', reason: 'break-glass' },
      { action: 'patient.read-chart', outcome: 'denied', reason: null },
    ]);
    expect((await api.admin.query(`SELECT 1 FROM audit_entry WHERE reason LIKE '%Covering%'`)).rows).toEqual([]);
  });

  it('is never changed afterwards, not even by the database itself', async () => {
    await expect(api.admin.query(`UPDATE chart_opening SET reason = 'another'`)).rejects.toThrow(/keeps who opened it/);
  });
});

/** A visit of the patient that a person is booked for. */
async function booked(staffMemberId: string, at: Date): Promise<void> {
  const startsAt = at.toISOString();
  const appointmentId = await aDosingVisit(api, here, patientId, { startsAt, appointment: 'booked' });
  await api.admin.query(
    `INSERT INTO resource (clinic_id, id, kind, name, site_id, staff_member_id, attributes, cleaning_minutes, is_in_use, version)
     VALUES ($1, $2, 'staff', 'Nurse', $3, $2, '{}', 0, true, 1) ON CONFLICT DO NOTHING`,
    [here.id, staffMemberId, here.siteId],
  );
  await api.admin.query(
    `INSERT INTO resource_booking (clinic_id, id, appointment_id, resource_id, role, starts_at, ends_at, load, is_exclusive, status)
     VALUES ($1, $2, $3, $4, 'nurse', $5, $5::timestamptz + interval '2 hours', 1, false, 'booked')`,
    [here.id, uuidv7(), appointmentId, staffMemberId, startsAt],
  );
}
