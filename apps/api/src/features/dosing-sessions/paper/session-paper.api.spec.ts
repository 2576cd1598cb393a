import { aPatient, anInfusion } from '../../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

describe('the paper of a session', () => {
  it('is made for whoever may read the session, and audited with its patient', async () => {
    const patientId = await aPatient(here);
    const id = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    for (const role of ['nurse', 'therapist', 'prescriber', 'compliance'] as const) {
      const answer = await (await here.as(role)).get(`/api/v1/dosing-sessions/${id}/paper`);
      expect([role, answer.status]).toEqual([role, 200]);
      const pdf = Buffer.from(answer.body.pdf, 'base64');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect([...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length).toBeGreaterThan(0);
    }
    const { rows } = await api.admin.query(
      `SELECT DISTINCT patient_id FROM audit_entry WHERE action = 'dosing-session.print' AND entity_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ patient_id: patientId }]);
  });

  it('is not there for the desk and another clinic', async () => {
    const id = await anInfusion(here, await aPatient(here), '2026-11-17T15:00:00Z');
    const path = `/api/v1/dosing-sessions/${id}/paper`;
    expect((await (await here.as('front-desk')).get(path)).status).toBe(403);
    expect((await (await elsewhere.as('nurse')).get(path)).status).toBe(404);
  });
});
