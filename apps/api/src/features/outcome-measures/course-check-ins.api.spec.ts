import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let patientId: string;
let others: string[];
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  patientId = await aPatient(here);
  // Registered before the clock is moved: signing in ends with the day.
  others = await Promise.all(Array.from({ length: 8 }, () => aPatient(here)));
});
afterAll(() => api.stop());

async function dosed(of = patientId): Promise<void> {
  const nurse = await api.signedIn(here.staff.nurse.email);
  const at = api.now.toISOString();
  const appointmentId = await aDosingVisit(api, here, of, { startsAt: at });
  const id = uuidv7();
  expect((await nurse.post('/api/v1/dosing-sessions', { id, appointmentId })).status).toBe(201);
  const clocks = { occurredAt: at, recordedAt: at, receivedAt: null };
  const device = { authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 1, amendsId: null };
  const dose = { id: uuidv7(), kind: 'infusion-started', details: { rateUlPerH: 75_000 }, ...clocks, ...device };
  expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose] })).body).toMatchObject([{ status: 'kept' }]);
}

async function aTalk(of: string, hoursAhead: number, state = 'booked', visitType = 'psychiatric-evaluation'): Promise<void> {
  const startsAt = new Date(api.now.getTime() + hoursAhead * hour).toISOString();
  await api.admin.query(
    `INSERT INTO appointment (clinic_id, id, patient_id, visit_type, title, phases, site_id, zone, local_on, local_at,
       starts_at, ends_at, is_remote, state, version, overrides, booked_by, booked_at)
     VALUES ($1, $2, $3, $8, 'A talk', '[]', $4, 'America/New_York', '2026-11-17', '10:00', $5, $5::timestamptz + interval '1 hour', false, $6, 1, '[]', $7, now())`,
    [here.id, uuidv7(), of, here.siteId, startsAt, state, here.staff['front-desk'].staffMemberId, visitType],
  );
}

const assigned = () => api.app.get(Jobs).doNow('assign-course-measures');
interface Asked {
  readonly id: string;
  readonly place: string;
  readonly instruments: string[];
  readonly opensAt: string;
  readonly answered: string[];
}
const everyCheckIn = async (of: string): Promise<Asked[]> => {
  const therapist = await api.signedIn(here.staff.therapist.email);
  return (await therapist.get(`/api/v1/patients/${of}/measure-assignments`)).body;
};
const checkIns = async (of = patientId): Promise<Asked[]> => (await everyCheckIn(of)).filter(({ place }) => place === 'anywhere');
const askedOf = async (of: string) => (await checkIns(of)).map(({ instruments }) => instruments);

async function diagnosed(of: string, code: string, status = 'active'): Promise<void> {
  const prescriber = await api.signedIn(here.staff.prescriber.email);
  const details = { text: 'A diagnosis', codes: [{ system: 'icd-10-cm', code }], status, certainty: 'confirmed' };
  const kept = await prescriber.post(`/api/v1/patients/${of}/facts`, { id: uuidv7(), kind: 'condition', details });
  expect([kept.status, kept.body.code]).toEqual([201, undefined]);
}

describe('a course asks by itself', () => {
  it('on the day after the dose, once, whoever looks how often, and writes down that it did', async () => {
    await dosed();
    await assigned();
    expect(await checkIns()).toEqual([]);
    api.moveClock(21 * hour);
    await assigned();
    await Promise.all([assigned(), assigned()]);
    const made = await checkIns();
    expect(made.map(({ instruments }) => instruments)).toEqual([['vas-mood']]); // the C-SSRS is a clinician's to ask
    const audit = `SELECT DISTINCT clinic_id, entity_id, reason FROM audit_entry WHERE action = 'measure.assign' AND patient_id = $1`;
    const written = (await api.admin.query<{ clinic_id: number; reason: string }>(audit, [patientId])).rows;
    expect(written.filter(({ reason }) => !reason.endsWith('at the clinic'))).toMatchObject([
      { clinic_id: here.id, reason: 'day-after-dose 1 1' },
    ]);
    const atTheClinic = (await everyCheckIn(patientId)).filter(({ place }) => place === 'clinic').map(({ instruments }) => instruments);
    expect(atTheClinic).toEqual(expect.arrayContaining([['meq30', 'ebi'], ['c-ssrs-since-last-contact']]));
  });

  it('weekly from the first dose on, and no more of what still lies with the patient', async () => {
    api.moveClock(6.5 * 24 * hour);
    await assigned();
    expect((await checkIns()).map(({ instruments }) => instruments)[0]).toEqual(['phq-9', 'gad-7', 'interval-history']);
    await assigned();
    expect(await checkIns()).toHaveLength(2);
  });

  it('asks about trauma by itself where the chart says that trauma is treated, and writes down once that it did', async () => {
    const [treated = '', depressed = ''] = others;
    await diagnosed(treated, 'F43.12');
    await diagnosed(depressed, 'F33.2');
    await dosed(treated);
    await dosed(depressed);
    api.moveClock(7 * 24 * hour + 60_000);
    await assigned();
    const parts = await askedOf(treated);
    expect(parts).toEqual(expect.arrayContaining([['phq-9', 'gad-7', 'pcl-5-past-week'], ['interval-history']]));
    expect((await askedOf(depressed))[0]).toEqual(['phq-9', 'gad-7', 'interval-history']);
    const nurse = await api.signedIn(here.staff.nurse.email);
    for (const [instrumentId, items] of [
      ['phq-9', 9],
      ['gad-7', 7],
      ['pcl-5-past-week', 20],
    ] as const) {
      const form = { id: uuidv7(), instrumentId, answers: Array(items).fill(0), takenAt: api.now.toISOString(), setting: 'paper' };
      const kept = await nurse.post(`/api/v1/patients/${treated}/measure-responses`, form);
      expect([kept.status, kept.body.code]).toEqual([201, undefined]);
    }
    const measured = (await checkIns(treated)).find(({ instruments }) => instruments.includes('phq-9'));
    expect(measured?.answered).toEqual(['gad-7', 'pcl-5-past-week', 'phq-9']); // on paper, while it was open
    await assigned();
    const audit = `SELECT count(*)::int AS times FROM audit_entry WHERE action = 'measure.assign' AND patient_id = $1 AND reason NOT LIKE '%at the clinic'`;
    expect((await api.admin.query(audit, [treated])).rows).toEqual([{ times: 2 }]);
  });

  it('lists at the clinic what may not be sent, on Today of who records it, and makes no link for it', async () => {
    const [newcomer = ''] = others.slice(2);
    await aTalk(newcomer, 0);
    await assigned();
    const [here1, ...more] = (await everyCheckIn(newcomer)).filter(({ place }) => place === 'clinic');
    expect([here1?.instruments, more]).toEqual([['qids-sr16', 'c-ssrs-screener', 'dast-10', 'who-5', 'isi', 'sds', 'cgi-s'], []]);
    const nurse = await api.signedIn(here.staff.nurse.email);
    const due = async () =>
      (await nurse.get(`/api/v1/patients/${newcomer}/measure-assignments/due`)).body.map(
        (one: { instrumentId: string }) => one.instrumentId,
      );
    expect(await due()).toEqual(expect.arrayContaining(['cgi-s', 'dast-10', 'phq-9', 'intake-history']));
    const need = (await nurse.get('/api/v1/today')).body.needs.find(({ id }: { id: string }) => id === `measures ${newcomer}`);
    expect([need.address, need.detail]).toEqual([`/patients/${newcomer}/measures`, expect.stringContaining('CGI severity')]);
    const link = await nurse.post(`/api/v1/patients/${newcomer}/measure-assignments/${here1?.id}/link`, { id: uuidv7() });
    const byTherapist = await (
      await api.signedIn(here.staff.therapist.email)
    ).post(`/api/v1/patients/${newcomer}/measure-assignments/${here1?.id}/link`, { id: uuidv7() });
    expect([link.status, byTherapist.status]).toEqual([403, 409]);
    const form = { id: uuidv7(), instrumentId: 'cgi-s', answers: [4], takenAt: api.now.toISOString(), setting: 'paper' };
    expect((await nurse.post(`/api/v1/patients/${newcomer}/measure-responses`, form)).status).toBe(201);
    expect(await due()).not.toContain('cgi-s');
    const stranger = await api.signedIn(elsewhere.staff.nurse.email);
    expect((await stranger.get(`/api/v1/patients/${newcomer}/measure-assignments/due`)).status).toBe(404);
    expect((await stranger.get('/api/v1/today')).body.needs).toEqual([]);
  });

  it('asks the screening around an evaluation, before there is a course', async () => {
    const [newcomer = '', later = '', left = ''] = others.slice(3);
    await aTalk(newcomer, 5 * 24);
    await assigned();
    await assigned();
    expect(await askedOf(newcomer)).toEqual([['phq-9', 'gad-7', 'audit-c', 'bladder-4', 'intake-history']]);
    expect(
      (await (await api.signedIn(elsewhere.staff.therapist.email)).get(`/api/v1/patients/${newcomer}/measure-assignments`)).status,
    ).toBe(404);
    await aTalk(later, 9 * 24);
    await aTalk(left, 24, 'cancelled-clinic');
    await assigned();
    expect([await askedOf(later), await askedOf(left)]).toEqual([[], []]);
  });

  it('asks of the alliance around the third integration session, called-off ones not counted', async () => {
    const [talker = ''] = others.slice(7);
    await dosed(talker);
    const asked = async () =>
      (await everyCheckIn(talker)).map(({ instruments }) => instruments).filter((ids) => ids.includes('who-5') || ids.includes('wai-sr'));
    const session = (hoursAhead: number, state = 'booked') => aTalk(talker, hoursAhead, state, 'integration');
    await Promise.all([session(5, 'completed'), session(20, 'cancelled-late'), session(50, 'no-show'), session(80)]);
    await assigned();
    expect(await asked()).toEqual([['who-5']]);
    await session(23);
    api.moveClock(81 * hour);
    await session(12);
    await assigned();
    expect(await asked()).toContainEqual(['wai-sr', 'who-5']);
  });

  it('counts weeks on the calendar of the patient, who may live elsewhere', async () => {
    const [traveller = ''] = others.slice(6);
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const zone = 'Pacific/Auckland';
    expect((await desk.put(`/api/v1/schedule/patients/${traveller}/needs`, { zone }, { 'if-match': '"0"' })).status).toBe(200);
    await dosed(traveller);
    const dosedAt = api.now;
    api.moveClock(7 * 24 * hour + 60_000);
    await assigned();
    const clockThere = (time: string | Date) =>
      new Date(time).toLocaleString('en-US', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const week = (await checkIns(traveller)).find(({ instruments }) => instruments.includes('phq-9'));
    expect(clockThere(week?.opensAt ?? '')).toBe(clockThere(dosedAt));
  });
});
