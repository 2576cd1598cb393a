import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let patientId: string;
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  await api.openClinic();
  patientId = await aPatient(here);
});
afterAll(() => api.stop());

async function dosed(): Promise<void> {
  const nurse = await here.as('nurse');
  const at = new Date().toISOString();
  const appointmentId = await aDosingVisit(api, here, patientId, { startsAt: at });
  const id = uuidv7();
  expect((await nurse.post('/api/v1/dosing-sessions', { id, appointmentId })).status).toBe(201);
  const clocks = { occurredAt: at, recordedAt: at, receivedAt: null };
  const device = { authorId: uuidv7(), deviceId: nurse.device, deviceSeq: 1, amendsId: null };
  const dose = { id: uuidv7(), kind: 'infusion-started', details: { rateUlPerH: 75_000 }, ...clocks, ...device };
  expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose] })).body).toMatchObject([{ status: 'kept' }]);
}

const assigned = () => api.app.get(Jobs).doNow('assign-course-measures');
const checkIns = async (): Promise<{ instruments: string[]; hasLink: boolean }[]> => {
  const therapist = await api.signedIn(here.staff.therapist.email);
  return (await therapist.get(`/api/v1/patients/${patientId}/measure-assignments`)).body;
};

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
    expect((await api.admin.query(audit, [patientId])).rows).toMatchObject([{ clinic_id: here.id, reason: 'day-after-dose 1 1' }]);
  });

  it('weekly from the first dose on, and no more of what still lies with the patient', async () => {
    api.moveClock(6.5 * 24 * hour);
    await assigned();
    expect((await checkIns()).map(({ instruments }) => instruments)[0]).toEqual(['phq-9', 'gad-7']);
    await assigned();
    expect(await checkIns()).toHaveLength(2);
  });
});
