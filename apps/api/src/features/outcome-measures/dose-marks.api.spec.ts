import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

describe('the doses beside the measures', () => {
  it('stand at the first dose of each session, first to last, and none for a session without one', async () => {
    const patientId = await aPatient(here);
    const later = await anInfusion(here, patientId, '2026-11-19T15:00:00Z');
    const first = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    const opened = { id: uuidv7(), patientId, product: 'intravenous-ketamine', plannedStart: '2026-11-21T15:00:00Z' };
    await (await here.as('nurse')).post('/api/v1/dosing-sessions', opened);
    await anInfusion(here, await aPatient(here), '2026-11-18T15:00:00Z');
    const { body } = await (await here.as('therapist')).get(`/api/v1/patients/${patientId}/measures`);
    expect(body.doses.map(({ sessionId, at }: { sessionId: string; at: string }) => [sessionId, new Date(at).toISOString()])).toEqual([
      [first, '2026-11-17T15:05:00.000Z'],
      [later, '2026-11-19T15:05:00.000Z'],
    ]);
    expect((await (await elsewhere.as('therapist')).get(`/api/v1/patients/${patientId}/measures`)).status).toBe(404);
  });

  it('stay where they are once the session is summed', async () => {
    const patientId = await aPatient(here);
    const sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    const doses = async () => (await (await here.as('therapist')).get(`/api/v1/patients/${patientId}/measures`)).body.doses;
    const before = await doses();
    expect((await (await here.as('clinic-manager')).get('/api/v1/review/analytics?from=2026-11-17&to=2026-11-17')).status).toBe(200);
    const { rows } = await api.admin.query(`SELECT 1 FROM session_summary WHERE clinic_id = $1 AND session_id = $2`, [here.id, sessionId]);
    expect([rows.length, await doses()]).toEqual([1, before]);
  });
});
