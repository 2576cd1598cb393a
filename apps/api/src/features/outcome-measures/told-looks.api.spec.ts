import type { ToldView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let nurse: TestClient;
let therapist: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  [nurse, therapist] = [await here.as('nurse'), await here.as('therapist')];
});
afterAll(() => api.stop());

/** A form on paper, kept by the nurse; its id. */
async function kept(patientId: string, instrumentId: string, answers: object): Promise<string> {
  const id = uuidv7();
  const form = { id, instrumentId, answers, takenAt: api.now.toISOString(), setting: 'paper' };
  const answer = await nurse.post(`/api/v1/patients/${patientId}/measure-responses`, form);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return id;
}
const told = async (patientId: string, by = nurse): Promise<ToldView> =>
  (await by.get(`/api/v1/patients/${patientId}/told-histories`)).body;
const look = (patientId: string, responseIds: readonly string[], by = therapist) =>
  by.post(`/api/v1/patients/${patientId}/told-histories/looks`, { responseIds });
const needsOf = async (by: TestClient): Promise<string[]> => (await by.get('/api/v1/today')).body.needs.map(({ id }: { id: string }) => id);

describe('what a patient told', () => {
  it('waits for a look where an answer asks for one, on Today of whoever treats, until somebody has looked at just that', async () => {
    const patientId = await aPatient(here);
    await kept(patientId, 'interval-history', { 'new-medicines': 0 });
    expect([(await told(patientId)).waiting, await needsOf(nurse)]).toEqual([[], expect.not.arrayContaining([`told ${patientId}`])]);
    const first = await kept(patientId, 'intake-history', { pregnant: 2 });
    expect(await told(patientId)).toMatchObject({ waiting: [first], lastLook: null });
    for (const by of [nurse, therapist, await here.as('prescriber')]) expect(await needsOf(by)).toContain(`told ${patientId}`);
    for (const by of [await here.as('front-desk'), await here.as('clinic-manager'), await elsewhere.as('nurse')])
      expect(await needsOf(by)).not.toContain(`told ${patientId}`);

    const second = await kept(patientId, 'bladder-4', { 1: 3, 2: 0, 3: 0, 4: 0 }); // came in while the screen showed the first
    const seen: ToldView = (await look(patientId, [first])).body;
    expect(seen).toMatchObject({ waiting: [second], lastLook: { by: expect.any(String), at: expect.any(String) } });
    expect(await needsOf(nurse)).toContain(`told ${patientId}`);
    await look(patientId, [first, second], nurse);
    expect((await told(patientId)).waiting).toEqual([]);
    expect(await needsOf(nurse)).not.toContain(`told ${patientId}`);
    const { rows } = await api.admin.query(
      `SELECT (SELECT count(*)::int FROM measure_look WHERE clinic_id = $1) AS looks,
        (SELECT count(*)::int FROM audit_entry WHERE action = 'measure.look-at-told' AND outcome = 'done' AND patient_id = $2) AS audited`,
      [here.id, patientId],
    );
    expect(rows[0]).toEqual({ looks: 2, audited: 2 });
  });

  it('waits where the question about suicide was left open, as risk, until it is asked or somebody says that they have', async () => {
    const patientId = await aPatient(here);
    const need = `suicide-item ${patientId}`;
    const half = await kept(patientId, 'phq-9', { 1: 1, 2: 1 });
    expect((await told(patientId)).leftOpen).toEqual([expect.objectContaining({ responseId: half, name: 'PHQ-9', setting: 'paper' })]);
    for (const by of [nurse, therapist, await here.as('prescriber')]) expect(await needsOf(by)).toContain(need);
    for (const by of [await here.as('front-desk'), await elsewhere.as('nurse')]) expect(await needsOf(by)).not.toContain(need);
    const { needs } = (await nurse.get('/api/v1/today')).body;
    expect(needs.find(({ id }: { id: string }) => id === need)).toMatchObject({
      ...{ sentence: 'Ask Sara Amin about suicide: the question was left open', risk: 'caution' },
      address: `/patients/${patientId}/measures`,
    });
    expect(await needsOf(nurse)).not.toContain(`told ${patientId}`);
    const asked = await kept(patientId, 'c-ssrs-screener', { 1: 'N', 2: 'N', 6: 'N' });
    expect([(await told(patientId)).leftOpen, await needsOf(nurse)]).toEqual([[], expect.not.arrayContaining([need])]);
    await nurse.post(`/api/v1/patients/${patientId}/measure-responses/${asked}/error`, { id: uuidv7(), reason: 'wrong-patient' });
    expect(await needsOf(nurse)).toContain(need);
    await look(patientId, [half], nurse);
    expect(await needsOf(nurse)).not.toContain(need);
  });

  it('asks for no look where the form was entered in error', async () => {
    const patientId = await aPatient(here);
    const id = await kept(patientId, 'intake-history', { pregnant: 1 });
    await nurse.post(`/api/v1/patients/${patientId}/measure-responses/${id}/error`, { id: uuidv7(), reason: 'wrong-patient' });
    expect([(await told(patientId)).waiting, await needsOf(nurse)]).toEqual([[], expect.not.arrayContaining([`told ${patientId}`])]);
  });

  it('is looked at by whoever treats, in their clinic, and only where the form is that patient’s', async () => {
    const [patientId, other] = [await aPatient(here), await aPatient(here)];
    const id = await kept(patientId, 'intake-history', { pregnant: 1 });
    expect((await look(other, [id])).status).toBe(404);
    expect((await look(patientId, [id], await elsewhere.as('nurse'))).status).toBe(404);
    expect((await look(patientId, [id], await here.as('front-desk'))).status).toBe(403);
    expect((await look(patientId, [])).status).toBe(400);
    expect((await told(patientId)).waiting).toEqual([id]);
  });
});
