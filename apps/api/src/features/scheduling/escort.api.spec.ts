import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
});
afterAll(() => api.stop());

const jamie = { name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101' };
const named = async (role: Parameters<TestClinic['as']>[0], visitId: string, escort: object = jamie, clinic = here) =>
  (await clinic.as(role)).put(`/api/v1/appointments/${visitId}/escort`, escort);
const visitThatIs = async (appointment: string) => aDosingVisit(api, here, await aPatient(here), { appointment });

describe('who takes the patient home', () => {
  it.each(['booked', 'arrived', 'checked-in', 'in-progress'])('can be written down while the visit is %s, and changed', async (state) => {
    const visitId = await visitThatIs(state);
    expect((await named('front-desk', visitId)).body).toMatchObject({ state, escort: jamie });
    const other = { name: 'Robin Reed', relation: null, phone: '555-0199' };
    expect((await named('nurse', visitId, other)).body).toMatchObject({ state, escort: other });
    const { rows } = await api.admin.query(`SELECT outcome FROM audit_entry WHERE action = 'appointment.name-escort' AND entity_id = $1`, [
      visitId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('stays readable step by step: whoever was named before, by whom it was changed, and each only once', async () => {
    const visitId = await visitThatIs('arrived');
    const robin = { name: 'Robin Reed', relation: null, phone: '555-0199' };
    await named('front-desk', visitId);
    await named('front-desk', visitId);
    const { steps, version } = (await named('nurse', visitId, robin)).body;
    const step = { event: 'name-escort', to: 'arrived' };
    expect(steps).toMatchObject([
      { ...step, documented: { escort: jamie }, takenBy: `front-desk ${here.id}` },
      { ...step, documented: { escort: robin }, takenBy: `nurse ${here.id}` },
    ]);
    expect(version).toBe(3);
  });

  it('is part of the step that confirms the visit', async () => {
    const visitId = await visitThatIs('booked');
    const step = { id: uuidv7(), event: 'confirm', escort: jamie };
    const confirmed = await (await here.as('front-desk')).post(`/api/v1/appointments/${visitId}/steps`, step);
    expect(confirmed.body).toMatchObject({
      state: 'confirmed',
      escort: jamie,
      steps: [{ event: 'confirm', documented: { escort: jamie } }],
    });
  });

  it.each(['cancelled-clinic', 'no-show', 'completed'])('is not changed once the visit is %s', async (state) => {
    const answer = await named('front-desk', await visitThatIs(state));
    expect([answer.status, answer.body.code]).toEqual([409, 'visit-is-over']);
  });

  it('needs a name and a telephone, and somebody who receives patients; another clinic has no such visit', async () => {
    const visitId = await visitThatIs('arrived');
    expect((await named('front-desk', visitId, { ...jamie, phone: '' })).status).toBe(400);
    expect((await named('therapist', visitId)).status).toBe(403);
    expect((await named('front-desk', visitId, jamie, elsewhere)).status).toBe(404);
  });
});
