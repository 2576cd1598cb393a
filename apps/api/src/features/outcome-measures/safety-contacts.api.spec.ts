import type { Role } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let atHome: string;
let coming: string;
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start();
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  [atHome, coming] = [await aPatient(here), await aPatient(here)];
  for (const patientId of [atHome, coming]) await dosed(patientId);
});
afterAll(() => api.stop());

const signedIn = (role: Role, clinic = here) => api.signedIn(clinic.staff[role].email);

async function dosed(patientId: string): Promise<void> {
  const nurse = await signedIn('nurse');
  const at = api.now.toISOString();
  const appointmentId = await aDosingVisit(api, here, patientId, { startsAt: at });
  const id = uuidv7();
  expect((await nurse.post('/api/v1/dosing-sessions', { id, appointmentId })).status).toBe(201);
  const clocks = { occurredAt: at, recordedAt: at, receivedAt: null };
  const device = { authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 1, amendsId: null };
  const dose = { id: uuidv7(), kind: 'infusion-started', details: { rateUlPerH: 75_000 }, ...clocks, ...device };
  expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose] })).body).toMatchObject([{ status: 'kept' }]);
}

async function aTalk(patientId: string, hoursAhead: number): Promise<void> {
  const startsAt = new Date(api.now.getTime() + hoursAhead * hour).toISOString();
  await api.admin.query(
    `INSERT INTO appointment (clinic_id, id, patient_id, visit_type, title, phases, site_id, zone, local_on, local_at,
       starts_at, ends_at, is_remote, state, version, overrides, booked_by, booked_at)
     VALUES ($1, $2, $3, 'integration', 'A talk', '[]', $4, 'America/New_York', '2026-11-17', '10:00', $5, $5::timestamptz + interval '1 hour', false, 'booked', 1, '[]', $6, now())`,
    [here.id, uuidv7(), patientId, here.siteId, startsAt, here.staff['front-desk'].staffMemberId],
  );
}

const fellThrough = (patientId: string) =>
  api.admin.query(`UPDATE appointment SET state = 'no-show' WHERE clinic_id = $1 AND patient_id = $2 AND visit_type = 'integration'`, [
    here.id,
    patientId,
  ]);

/** As many others as the clinic's list has room for, all due a little earlier. */
async function manyMore(): Promise<void> {
  await api.admin.query(
    `WITH others AS (INSERT INTO patient SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
       FROM patient p, generate_series(1, 200) WHERE p.clinic_id = $1 AND p.id = $2 RETURNING id)
     INSERT INTO measure_assignment SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'patient_id', o.id, 'course_id', NULL,
         'opens_at', a.opens_at - interval '1 minute'))).*
       FROM others o, measure_assignment a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND 'c-ssrs-since-last-contact' = ANY (a.instruments)`,
    [here.id, coming],
  );
}

const calls = async (role: Role = 'nurse', clinic = here) =>
  (await (await signedIn(role, clinic)).get('/api/v1/today')).body.needs.filter(({ id }: { id: string }) => id.startsWith('call '));
const contactOf = async (patientId: string, role: Role = 'nurse', clinic = here) =>
  (await signedIn(role, clinic)).get(`/api/v1/patients/${patientId}/measure-assignments/safety-contact`);

describe('a day after a dose', () => {
  it('somebody calls a patient whom nobody will see, until it is asked; who comes is asked at the visit', async () => {
    const dosedAt = api.now.getTime();
    api.moveClock(21 * hour);
    await aTalk(coming, 6);
    await api.app.get(Jobs).doNow('assign-course-measures');
    const [need, ...more] = await calls();
    expect([need, more]).toEqual([
      expect.objectContaining({
        ...{ id: `call ${atHome}`, sentence: 'Call Sara Amin: a day after the dose', address: `/patients/${atHome}/measures` },
        dueAt: expect.any(String),
      }),
      [],
    ]);
    expect(Math.abs(Date.parse(need.dueAt) - dosedAt - 24 * hour)).toBeLessThan(60_000);
    expect(await calls('therapist')).toHaveLength(1);
    expect([await calls('front-desk'), await calls('clinic-manager'), await calls('nurse', elsewhere)]).toEqual([[], [], []]);
    expect((await contactOf(atHome)).body).toEqual([
      expect.objectContaining({ instrumentId: 'c-ssrs-since-last-contact', by: need.dueAt, toCall: [] }),
    ]);
    expect((await contactOf(coming)).body).toEqual([]);
    expect([(await contactOf(atHome, 'front-desk')).status, (await contactOf(atHome, 'nurse', elsewhere)).status]).toEqual([403, 404]);
  });

  it('is over once it was asked', async () => {
    const form = { id: uuidv7(), instrumentId: 'c-ssrs-since-last-contact', answers: { 1: 'N', 2: 'N', 6: 'N' } };
    const asked = { ...form, takenAt: api.now.toISOString(), setting: 'paper' };
    const kept = await (await signedIn('nurse')).post(`/api/v1/patients/${atHome}/measure-responses`, asked);
    expect([kept.status, kept.body.code]).toEqual([201, undefined]);
    expect([await calls(), (await contactOf(atHome)).body]).toEqual([[], []]);
  });

  it('somebody calls also who is seen only a day after that', async () => {
    expect(await calls()).toEqual([]);
    await fellThrough(coming);
    await aTalk(coming, 26); // 47 h after the dose
    expect(await calls()).toEqual([expect.objectContaining({ id: `call ${coming}` })]);
    expect((await contactOf(coming)).body).toHaveLength(1);
  });

  it('is over with its window, also where nobody asked', async () => {
    await fellThrough(coming);
    expect(await calls()).toEqual([expect.objectContaining({ id: `call ${coming}` })]); // the visit fell through
    await manyMore();
    expect((await contactOf(coming)).body).toHaveLength(1); // however many others are to be called first
    api.moveClock(28 * hour);
    expect(await calls()).toEqual([]);
  });
});
