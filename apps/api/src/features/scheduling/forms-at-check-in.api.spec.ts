import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const said = { identifiers: ['full-name', 'birth-date'] };
const checkIn = async (id: string, words: object = {}): Promise<Answer> =>
  (await here.as('front-desk')).post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'check-in', ...said, ...words });

async function arrivedWith(clinic: TestClinic, instruments: readonly string[]): Promise<string> {
  const patientId = await aPatient(clinic);
  const forms = `/api/v1/patients/${patientId}/measure-assignments`;
  if (instruments.length > 0) expect((await (await clinic.as('therapist')).post(forms, { id: uuidv7(), instruments })).status).toBe(201);
  return aDosingVisit(api, clinic, patientId, { appointment: 'arrived' });
}

describe('forms at check-in', () => {
  it('are counted by the record: with none open nothing is asked', async () => {
    const id = await arrivedWith(here, []);
    const { body } = await checkIn(id);
    expect([body.state, body.steps.at(-1).documented.openForms]).toEqual(['checked-in', 0]);
  });

  it('are said with a reason where some are open; it stays in the history', async () => {
    const id = await arrivedWith(here, ['phq-9', 'gad-7']);
    expect((await (await here.as('front-desk')).get(`/api/v1/appointments/${id}`)).body.openForms).toBe(2);
    const refused = await checkIn(id);
    expect([refused.status, refused.body.errors[0].code]).toEqual([409, 'forms-open']);
    const taken = await checkIn(id, { formsReason: 'Too tired today' });
    expect(taken.body.steps.at(-1).documented).toMatchObject({ openForms: 2, formsReason: 'Too tired today' });
    expect(taken.body.openForms).toBeNull();
  });

  it('of another clinic are nobody’s here', async () => {
    expect((await checkIn(await arrivedWith(elsewhere, ['phq-9']), { formsReason: 'Too tired today' })).status).toBe(404);
  });
});
