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

const ask = async (patientId: string, id: string, instruments: readonly string[], by = therapist) =>
  by.post(`/api/v1/patients/${patientId}/measure-assignments`, { id, instruments });
const used = [409, 'id-used-differently'];

describe('asking a patient for measures', () => {
  it('under an id that asked another patient, or for something else, is refused and asks nothing; the same again asks once', async () => {
    const [asked, other, id] = [await aPatient(here), await aPatient(here), uuidv7()];
    for (const instruments of [
      ['phq-9', 'gad-7'],
      ['gad-7', 'phq-9'],
    ])
      expect((await ask(asked, id, instruments)).body).toHaveLength(1);
    for (const [patientId, instruments] of [
      [other, ['phq-9', 'gad-7']],
      [asked, ['gad-7']],
    ] as const) {
      const { status, body } = await ask(patientId, id, instruments);
      expect([status, body.code]).toEqual(used);
    }
    expect((await therapist.get(`/api/v1/patients/${other}/measure-assignments`)).body).toEqual([]);
    const theirs = await elsewhere.as('therapist');
    expect((await ask(await aPatient(elsewhere), id, ['gad-7'], theirs)).status).toBe(201); // an id is a clinic's own
    expect((await ask(asked, id, ['phq-9', 'gad-7'], theirs)).status).toBe(404);
  });

  it('for the same by two people at once asks once', async () => {
    for (const _time of [1, 2, 3]) {
      const patientId = await aPatient(here);
      const [one, two] = await Promise.all([ask(patientId, uuidv7(), ['phq-9']), ask(patientId, uuidv7(), ['phq-9'])]);
      expect([one.status, two.status].toSorted()).toEqual([201, 422]);
      expect((await therapist.get(`/api/v1/patients/${patientId}/measure-assignments`)).body).toHaveLength(1);
    }
  });
});
