import type { TodayNeed } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let desk: TestClient;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-17T14:00:00Z'); // nine in the morning of a Tuesday
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  ours = await aSchedule(here);
  desk = await here.as('front-desk');
});
afterAll(() => api.stop());

const talk = (patientId: string, at: string) => ({
  ...{ id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall('2026-11-17', at) },
  assignments: [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ],
});
const died = (patientId: string) => api.admin.query(`UPDATE patient SET is_deceased = true WHERE id = $1`, [patientId]);
const waits = (patientId: string) =>
  desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, visitType: 'integration', noticeHours: 0 });
const needs = async (clinic = here): Promise<string[]> =>
  (await (await api.signedIn(clinic.staff['front-desk'].email)).get('/api/v1/today')).body.needs.map(({ sentence }: TodayNeed) => sentence);

describe('a patient of whom the chart says that they have died', () => {
  it('is neither booked nor put on the waitlist', async () => {
    const patientId = await aPatient(here);
    await died(patientId);
    for (const answer of [await desk.post('/api/v1/appointments', talk(patientId, '13:00')), await waits(patientId)])
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
        422,
        'patient-deceased',
        expect.stringMatching(/^The chart says that the patient has died.* correct the chart first\..*/),
      ]);
  });

  it('is offered no time, though they waited before', async () => {
    const [leaving, waiting] = [talk(await aPatient(here), '15:00'), await aPatient(here)];
    await desk.post('/api/v1/appointments', leaving);
    expect((await waits(waiting)).status).toBe(201);
    await desk.post(`/api/v1/appointments/${leaving.id}/steps`, {
      id: uuidv7(),
      event: 'cancel-for-patient',
      reason: 'patient-unwell',
    });
    const matches = async () => (await desk.get(`/api/v1/waitlist/slots/${leaving.id}/matches`)).body.matches;
    expect(await matches()).toMatchObject([{ isMatch: true }]);
    await died(waiting);
    expect(await matches()).toMatchObject([{ isMatch: false, against: [expect.stringContaining('has died')] }]);
  });

  it('is not rung when they do not come: the desk is asked to call their visits off', async () => {
    const patientId = await aPatient(here);
    const visit = talk(patientId, '10:00');
    expect((await desk.post('/api/v1/appointments', visit)).status).toBe(201);
    await died(patientId);
    api.standAt('2026-11-17T15:30:00Z');
    const asked = await needs();
    expect(asked).toContainEqual(expect.stringMatching(/Amin has died, and a visit is still booked$/));
    expect(asked.filter((sentence) => sentence.startsWith('Ring'))).toEqual([]);
    expect(await needs(elsewhere)).toEqual([]);
    const step = { id: uuidv7(), event: 'cancel-for-clinic', reason: 'other' };
    await (await api.signedIn(here.staff['front-desk'].email)).post(`/api/v1/appointments/${visit.id}/steps`, step);
    expect((await needs()).filter((sentence) => sentence.includes('died'))).toEqual([]);
  });
});
