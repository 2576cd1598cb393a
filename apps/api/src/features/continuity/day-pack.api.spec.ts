import type { DayPack } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let [sessionId, appointmentId, walkInId, bookedId] = ['', '', '', ''];

beforeAll(async () => {
  api = await TestApi.start();
  api.moveClock(Date.parse('2026-11-17T16:00:00Z') - Date.now());
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  walkInId = await aPatient(here);
  bookedId = await aPatient(here);
  sessionId = await anInfusion(here, walkInId, '2026-11-17T15:20:00Z');
  appointmentId = await aDosingVisit(api, here, bookedId);
  const doctor = await here.as('prescriber');
  const medicine = { kind: 'medicine', details: { text: 'Prazosin 2 mg', status: 'active' } };
  const stopped = { kind: 'medicine', details: { text: 'Sertraline', status: 'stopped' } };
  for (const fact of [medicine, stopped]) {
    const answer = await doctor.post(`/api/v1/patients/${bookedId}/facts`, { id: uuidv7(), ...fact });
    if (answer.status !== 201) throw new Error(`Not recorded: ${JSON.stringify(answer.body)}`);
  }
});
afterAll(() => api.stop());

const packFor = async (role: Parameters<TestClinic['as']>[0], clinic = here): Promise<DayPack> =>
  (await (await clinic.as(role)).get('/api/v1/continuity/day')).body;

describe('what a tablet keeps for the day', () => {
  it('holds the list, allergies and medicines of its patients, the open session and the one that will be opened', async () => {
    const pack = await packFor('nurse');
    expect(pack.day).toBe('2026-11-17');
    expect(pack.today.visits.map(({ id }) => id).toSorted()).toEqual([sessionId, appointmentId].toSorted());
    const booked = pack.visits.find(({ visitId }) => visitId === appointmentId);
    expect(booked).toMatchObject({
      patientId: bookedId,
      chart: { allergies: { kind: 'not-asked' }, medicines: [{ text: 'Prazosin 2 mg' }] },
    });
    expect(pack.sessions.map(({ view, opensAppointmentId }) => [view.session.id, opensAppointmentId])).toEqual(
      expect.arrayContaining([
        [sessionId, null],
        [appointmentId, appointmentId],
      ]),
    );
  });

  it('shows of a session that is not open yet what opening it under the appointment’s id then gives', async () => {
    const planned = (await packFor('nurse')).sessions.find(({ opensAppointmentId }) => opensAppointmentId === appointmentId)?.view;
    const nurse = await here.as('nurse');
    const opened = await nurse.post('/api/v1/dosing-sessions', { id: appointmentId, appointmentId });
    expect(opened.body).toEqual(planned);
    expect((await packFor('nurse')).sessions.map(({ opensAppointmentId }) => opensAppointmentId)).toEqual([null, null]);
  });

  it('is a read of each chart in the audit trail, and of no other', async () => {
    const nurse = await here.as('nurse');
    const before = await reads();
    expect((await nurse.get('/api/v1/continuity/day')).status).toBe(200);
    const after = (await reads()).slice(before.length);
    expect(after.toSorted()).toEqual([walkInId, bookedId].toSorted());
  });

  it('has no charts and no sessions for the front desk, nothing for an administrator, and nothing of another clinic', async () => {
    const pack = await packFor('front-desk');
    expect(pack.sessions).toEqual([]);
    expect(pack.visits.every(({ chart }) => chart === null)).toBe(true);
    expect(await packFor('nurse', elsewhere)).toMatchObject({ visits: [], sessions: [], today: { visits: [] } });
    expect((await (await here.as('administrator')).get('/api/v1/continuity/day')).status).toBe(403);
  });
});

async function reads(): Promise<string[]> {
  const sql = `SELECT patient_id FROM audit_entry WHERE clinic_id = $1 AND action = 'chart.keep-on-device' ORDER BY at, id`;
  return (await api.admin.query(sql, [here.id])).rows.map((row) => row.patient_id as string);
}
