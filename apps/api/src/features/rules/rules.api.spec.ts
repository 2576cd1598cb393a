import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  await api.openClinic();
});
afterAll(() => api.stop());

describe('asking the rules', () => {
  it('scores a PHQ-9 of 14 as moderate, for any signed-in role', async () => {
    const answer = await (await here.as('front-desk')).post('/api/v1/rules/score/phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 14, band: 'moderate', suicideRisk: { kind: 'risk-event' } });
  });

  it('works out the draw and the rate of an infusion', async () => {
    const asked = { weightKg: 82, doseMgPerKg: 0.5, vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 };
    const { body } = await (await here.as('nurse')).post('/api/v1/rules/dose/iv', asked);
    // 82 kg × 0.5 mg/kg = 41 mg; 41 / 10 = 4.1 mL; 50 mL in 40 min = 75 mL/h
    expect(body).toMatchObject({ doseMg: 41, drawMl: 4.1, rateMlPerH: 75 });
  });

  it('says no with the field at fault, and nothing to somebody who is not signed in', async () => {
    const refused = await (await here.as('nurse')).post('/api/v1/rules/score/phq-9', [9]);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.length).toBeGreaterThan(0);
    expect((await (await here.as('nurse')).post('/api/v1/rules/sorcery', {})).status).toBe(422);
    expect((await api.client().post('/api/v1/rules/score/phq-9', [])).status).toBe(401);
  });
});
