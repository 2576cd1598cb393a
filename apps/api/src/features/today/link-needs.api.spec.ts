import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  therapist = await here.as('therapist');
});
afterAll(() => api.stop());

const needs = async (by: TestClient): Promise<{ id: string; sentence: string; dueAt: string }[]> =>
  (await by.get('/api/v1/today')).body.needs.filter(({ id }: { id: string }) => id.startsWith('link '));

it('says who is asked and gets no letters, until the link was made for them', async () => {
  const [unwritten, written] = [await aPatient(here), await aPatient(here)];
  await api.admin.query(`UPDATE patient SET birth_date = '1991-03-12' WHERE id = ANY ($1)`, [[unwritten, written]]);
  await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
  const allowed = { use: 'home', system: 'email', value: 'sara@example.org', isPreferred: true, isReminderAllowed: true };
  await api.admin.query(`UPDATE patient SET identity = identity || $2::jsonb WHERE id = $1`, [
    written,
    JSON.stringify({ contactPoints: [allowed] }),
  ]);
  const assignmentId = uuidv7();
  for (const [of, id] of [
    [unwritten, assignmentId],
    [written, uuidv7()],
  ] as const) {
    const asked = await therapist.post(`/api/v1/patients/${of}/measure-assignments`, { id, instruments: ['phq-9', 'gad-7'] });
    expect([asked.status, asked.body.code]).toEqual([201, undefined]);
  }
  const [need, ...more] = await needs(therapist);
  expect([need?.id, need?.sentence, more]).toEqual([`link ${unwritten}`, 'Hand Sara Amin the link to 2 forms', []]);
  expect(need?.dueAt).toEqual(expect.any(String));
  expect([await needs(await here.as('nurse')), await needs(await elsewhere.as('therapist'))]).toEqual([[], []]);
  const made = await therapist.post(`/api/v1/patients/${unwritten}/measure-assignments/${assignmentId}/link`, { id: uuidv7() });
  expect([made.status, made.body.code]).toEqual([201, undefined]);
  expect(await needs(therapist)).toEqual([]);
});

it('says whose chart has no birth date, without which no link opens and no letter goes', async () => {
  const patientId = await aPatient(here);
  await api.admin.query(
    `UPDATE patient SET birth_date = NULL, identity = identity || '{"contactPoints": [{"use": "home", "system": "email", "value": "sara@example.org", "isPreferred": true, "isReminderAllowed": true}]}' WHERE id = $1`,
    [patientId],
  );
  await therapist.post(`/api/v1/patients/${patientId}/measure-assignments`, { id: uuidv7(), instruments: ['gad-7'] });
  const sentence = 'Sara Amin cannot open a form: write the birth date into the chart first';
  expect(await needs(therapist)).toMatchObject([{ id: `link ${patientId}`, sentence, address: `/patients/${patientId}` }]);
  expect(await needs(await elsewhere.as('therapist'))).toEqual([]);
});
