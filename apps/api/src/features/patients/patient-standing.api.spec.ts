import { checklistItems } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let patientId: string;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

beforeEach(async () => {
  patientId = uuidv7();
  const desk = await here.as('front-desk');
  expect((await desk.post('/api/v1/patients', { id: patientId, patient: { name: { family: 'Amin' } } })).status).toBe(201);
});

const product = 'intravenous-ketamine';
const at = (path: string) => `/api/v1/patients/${patientId}/${path}`;
const answered = (code: string, answer = 'absent') => ({
  id: uuidv7(),
  answer: { code, answer, answeredOn: '2026-01-05', source: 'Interview' },
});
const today = new Date().toISOString().slice(0, 10);

async function signed(code: string, role: 'front-desk' | 'prescriber', change: object = {}) {
  const client = await here.as(role);
  const { texts } = (await client.get(at('consents'))).body;
  const text = texts.find((one: { code: string }) => one.code === code);
  const asked = { id: uuidv7(), code, product, textSha256: text.sha256, patientSignedAt: `${today}T00:00:00Z`, typedSignature: 'S. Amin' };
  return client.post(at('consents'), { ...asked, isCapacityStated: true, isCopyGiven: true, ...change });
}

describe('deciding eligibility', () => {
  it('needs the physician to prove who signs', async () => {
    const doctor = await here.as('prescriber');
    const asked = await doctor.post(at('eligibility/determinations'), { id: uuidv7(), product, isPregnancyPossible: false });
    expect([asked.status, asked.body.code]).toEqual([403, 'step-up-needed']);
  });

  it('defers while anything is unanswered or missing, and says what', async () => {
    const doctor = await here.as('medical-director');
    await doctor.post('/api/v1/sign-in/step-up', { password: testPassword });
    const all = checklistItems.map(({ code }) => answered(code)).slice(1);
    expect((await doctor.put(at('eligibility/answers'), { answers: all })).status).toBe(200);
    const decided = await doctor.post(at('eligibility/determinations'), { id: uuidv7(), product, isPregnancyPossible: false });
    expect(decided.status).toBe(201);
    expect(decided.body.determinations[0].eligibility).toMatchObject({
      outcome: 'deferred',
      completeness: { answered: checklistItems.length - 1, unanswered: [checklistItems[0]?.code] },
    });
    expect(decided.body.missingFacts).toContain('weight');
  });

  it('lets the newest answer count and keeps one answer an item', async () => {
    const doctor = await here.as('prescriber');
    await doctor.put(at('eligibility/answers'), { answers: [answered('aneurysm', 'unknown')] });
    const now = await doctor.put(at('eligibility/answers'), { answers: [answered('aneurysm', 'absent')] });
    expect(now.body.answers).toEqual([expect.objectContaining({ code: 'aneurysm', answer: 'absent' })]);
  });

  it('shows another clinic nothing', async () => {
    const stranger = await elsewhere.as('prescriber');
    expect((await stranger.get(at('eligibility'))).status).toBe(404);
    expect((await stranger.get(at('consents'))).status).toBe(404);
    expect((await stranger.put(at('eligibility/answers'), { answers: [answered('aneurysm')] })).status).toBe(404);
  });
});

describe('consents', () => {
  it('signed before a physician name the text by version and hash', async () => {
    const answer = await signed('general', 'prescriber');
    expect(answer.status).toBe(201);
    expect(answer.body.consents).toEqual([
      expect.objectContaining({
        code: 'general',
        textVersion: 1,
        typedSignature: 'S. Amin',
        clinicianId: expect.any(String),
        withdrawnOn: null,
      }),
    ]);
  });

  it('taken at the front desk wait for the physician', async () => {
    const { body } = await signed('general', 'front-desk');
    expect(body.consents[0]).toMatchObject({ clinicianSignedAt: null, clinicianId: null });
  });

  it('are refused under words that are not in force, and nothing is kept', async () => {
    const answer = await signed('general', 'prescriber', { textSha256: '0'.repeat(64) });
    expect([answer.status, answer.body.code]).toEqual([422, 'consent-text-not-in-force']);
    expect((await (await here.as('nurse')).get(at('consents'))).body.consents).toEqual([]);
  });

  it('can be withdrawn, and the signature stays readable', async () => {
    const { body } = await signed('general', 'prescriber');
    const doctor = await here.as('prescriber');
    const stated = { id: uuidv7(), code: 'general', withdrawnOn: today, statedBy: 'S. Amin' };
    const after = await doctor.post(at(`consents/${body.consents[0].id}/withdrawal`), stated);
    expect(after.status).toBe(201);
    expect(after.body.consents).toEqual([expect.objectContaining({ typedSignature: 'S. Amin', withdrawnOn: today })]);
    expect((await doctor.post(at(`consents/${uuidv7()}/withdrawal`), { ...stated, id: uuidv7() })).status).toBe(404);
  });
});
