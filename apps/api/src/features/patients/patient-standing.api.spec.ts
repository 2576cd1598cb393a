import { checklistItems } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { foundEligible } from '../../testing/course-stories.js';
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
/** The clinic's own day, which is not the server's all evening long. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());

/** A prescriber who has just proved who they are. */
async function provenPrescriber() {
  const doctor = await here.as('prescriber');
  expect((await doctor.post('/api/v1/sign-in/step-up', { password: testPassword })).status).toBeLessThan(300);
  return doctor;
}

async function signed(code: string, role: 'front-desk' | 'prescriber', change: object = {}) {
  const client = role === 'prescriber' ? await provenPrescriber() : await here.as(role);
  const { texts } = (await client.get(at('consents'))).body;
  const text = texts.find((one: { code: string }) => one.code === code);
  const asked = { id: uuidv7(), code, product, textSha256: text.sha256, patientSignedAt: `${today}T00:00:00Z`, typedSignature: 'S. Amin' };
  return client.post(at('consents'), { ...asked, isCapacityStated: true, isCopyGiven: true, ...change });
}

// First in the file: later tests prove who the prescriber is, and that lasts for minutes.
describe('a physician who has not proved who they are', () => {
  it('signs neither a decision nor a consent; the patient’s own signature is kept all the same', async () => {
    const doctor = await here.as('prescriber');
    const decision = await doctor.post(at('eligibility/determinations'), { id: uuidv7(), product, isPregnancyPossible: false });
    expect([decision.status, decision.body.code]).toEqual([403, 'step-up-needed']);
    const { texts } = (await doctor.get(at('consents'))).body;
    const asked = {
      code: 'general',
      product,
      textSha256: texts[0].sha256,
      patientSignedAt: `${today}T00:00:00Z`,
      typedSignature: 'S. Amin',
    };
    const stated = { isCapacityStated: true, isCopyGiven: true };
    const { body } = await doctor.post(at('consents'), { id: uuidv7(), ...asked, ...stated });
    expect(body.consents[0]).toMatchObject({ typedSignature: 'S. Amin', clinicianSignedAt: null });
    const signatures = [{ id: uuidv7(), consentId: body.consents[0].id }];
    const countersigned = await doctor.post(at('consents/countersignatures'), { signatures, ...stated });
    expect([countersigned.status, countersigned.body.code]).toEqual([403, 'step-up-needed']);
  });
});

describe('deciding eligibility', () => {
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
    expect(now.body.answers).toEqual([expect.objectContaining({ code: 'aneurysm', answer: 'absent', recordedBy: expect.any(String) })]);
    expect(now.body.earlierAnswers).toEqual([expect.objectContaining({ code: 'aneurysm', answer: 'unknown' })]);
  });

  it('knows of the minimum data what somebody established, not what is dated ahead', async () => {
    const doctor = await here.as('prescriber');
    const establish = (fact: object) => doctor.post(at('eligibility/screening-facts'), { id: uuidv7(), fact });
    await establish({ fact: 'phq-9', establishedOn: today, source: 'Paper form', findings: '21' });
    const { body } = await establish({ fact: 'audit-c', establishedOn: '2150-01-01', source: 'Paper form' });
    expect(body.establishedOn).toEqual({ 'phq-9': today });
    expect(body.missingFacts).not.toContain('phq-9');
    expect(body.missingFacts).toContain('audit-c');
    expect(body.screeningFacts).toHaveLength(2);
    expect((await (await here.as('nurse')).post(at('eligibility/screening-facts'), {})).status).toBe(403);
  });

  it('knows of a form that was scored, not of one that is half filled or was entered in error', async () => {
    const nurse = await here.as('nurse');
    const record = (instrumentId: string, answers: object) => {
      const id = uuidv7();
      const takenAt = new Date(Date.now() - 60_000).toISOString();
      return nurse
        .post(at('measure-responses'), { id, instrumentId, answers, takenAt, setting: 'paper' })
        .then(({ status }) => ({ id, status }));
    };
    const whole = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [String(item), item === 9 ? 0 : 1]));
    const { id, status } = await record('phq-9', whole);
    expect(status).toBe(201);
    await record('audit-c', { '1': 1 });
    const known = async () => Object.keys((await nurse.get(at('eligibility'))).body.establishedOn);
    expect(await known()).toEqual(['phq-9']);
    await nurse.post(at(`measure-responses/${id}/error`), { id: uuidv7(), reason: 'Another patient’s sheet' });
    expect(await known()).toEqual([]);
  });

  it('may be stricter than the checklist with a reason, never milder, and keeps nothing of a refused one', async () => {
    const doctor = await provenPrescriber();
    const sign = (more: object) =>
      doctor.post(at('eligibility/determinations'), { id: uuidv7(), product, isPregnancyPossible: false, ...more });
    const milder = await sign({ outcome: 'eligible' });
    expect([milder.status, milder.body.code, milder.body.facts.refusals[0].code]).toEqual([
      422,
      'eligibility-not-judged',
      'milder-than-the-checklist',
    ]);
    expect((await doctor.get(at('eligibility'))).body.determinations).toEqual([]);
    await sign({});
    const { body } = await sign({ outcome: 'ineligible', reason: 'Aneurysm found on imaging elsewhere' });
    expect(body.determinations).toEqual([
      expect.objectContaining({
        proposedOutcome: 'deferred',
        eligibility: expect.objectContaining({ outcome: 'ineligible' }),
        standing: expect.objectContaining({ standing: 'current' }),
      }),
      expect.objectContaining({ standing: null }),
    ]);
  });

  it('outlasts its ninety days once a dose was given within them, and not by a dose entered in error', async () => {
    await foundEligible(here, patientId, product);
    const nurse = await here.as('nurse');
    const sessionId = uuidv7();
    const plannedStart = new Date(Date.now() + api.offset).toISOString();
    await nurse.post('/api/v1/dosing-sessions', { id: sessionId, patientId, product, plannedStart });
    const clocks = { occurredAt: plannedStart, recordedAt: plannedStart, deviceId: nurse.device, authorId: uuidv7() };
    const dose = { id: uuidv7(), kind: 'infusion-started', details: { rateUlPerH: 75_000 }, ...clocks, deviceSeq: 0 };
    const kept = await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [dose] });
    expect(kept.body[0].status).toBe('kept');
    const standing = async () => {
      const { determinations } = (await (await api.signedIn(here.staff.prescriber.email)).get(at('eligibility'))).body;
      return determinations[0].standing.standing;
    };
    api.moveClock(120 * 24 * 3_600_000);
    expect(await standing()).toBe('current');
    const strike = {
      id: uuidv7(),
      kind: 'entered-in-error',
      details: { reason: 'wrong patient' },
      ...clocks,
      deviceSeq: 1,
      amendsId: dose.id,
    };
    const again = await api.signedIn(here.staff.nurse.email);
    await again.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [strike] });
    expect(await standing()).toBe('expired');
    api.moveClock(-120 * 24 * 3_600_000);
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

  it('wait for the physician who chose to sign later', async () => {
    const later = await signed('general', 'prescriber', { isClinicianSigning: false });
    expect(later.body.consents[0].clinicianSignedAt).toBeNull();
  });

  it('keep a drawn signature as lines, and refuse a drawing that is none', async () => {
    const drawnSignature = ['M10 20L30 40L35 42', 'M50 50L50 50'];
    const { body } = await signed('general', 'front-desk', { drawnSignature });
    expect(body.consents[0]).toMatchObject({ drawnSignature, patientSignature: 'drawn', recordedBy: expect.any(String) });
    for (const drawing of [
      [],
      ['M1 1L2 2"><script>'],
      [`M1 1${'L2 2'.repeat(1501)}`],
      ['M50 50L50 50'],
      Array.from({ length: 41 }, () => 'M1 1L2 2'),
    ])
      expect((await signed('general', 'front-desk', { drawnSignature: drawing })).status).toBe(400);
  });

  it('taken at the front desk are signed by the physician later, with what they saw, several at once', async () => {
    await signed('general', 'front-desk', { isCapacityStated: false, isCopyGiven: false });
    const { body } = await signed('no-driving-escort', 'front-desk', { isCapacityStated: false });
    const signatures = body.consents.map(({ id }: { id: string }) => ({ id: uuidv7(), consentId: id }));
    const statement = { signatures, isCapacityStated: true, isCopyGiven: true };
    const doctor = await provenPrescriber();
    expect((await doctor.post(at('consents/countersignatures'), { ...statement, isCapacityStated: false })).status).toBe(400);
    const after = await doctor.post(at('consents/countersignatures'), statement);
    expect(after.status).toBe(201);
    for (const consent of after.body.consents)
      expect(consent).toMatchObject({
        clinicianSignedAt: expect.any(String),
        clinicianName: expect.any(String),
        isCapacityStated: true,
        capacityAdded: null,
        isCopyGiven: true,
      });
    expect((await (await here.as('front-desk')).post(at('consents/countersignatures'), statement)).status).toBe(403);
  });

  it('lack no copy any more once a physician says it was given, and keep their first signature', async () => {
    const { body } = await signed('general', 'front-desk', { isCapacityStated: false, isCopyGiven: false });
    const doctor = await provenPrescriber();
    const state = (isCopyGiven: boolean) =>
      doctor.post(at('consents/countersignatures'), {
        ...{ signatures: [{ id: uuidv7(), consentId: body.consents[0].id }], isCapacityStated: true, isCopyGiven },
      });
    const [first] = (await state(false)).body.consents;
    expect(first).toMatchObject({ clinicianSignedAt: expect.any(String), isCopyGiven: false });
    expect((await state(true)).body.consents).toEqual([{ ...first, isCopyGiven: true }]);
  });

  it('say whose statement of capacity it is, and when, where it was added to somebody else’s signature', async () => {
    const { body } = await signed('general', 'prescriber', { isCapacityStated: false });
    const [first] = body.consents;
    expect(first).toMatchObject({ clinicianSignedAt: expect.any(String), isCapacityStated: false, capacityAdded: null });
    const director = await here.as('medical-director');
    await director.post('/api/v1/sign-in/step-up', { password: testPassword });
    const signatures = [{ id: uuidv7(), consentId: first.id }];
    const { consents } = (await director.post(at('consents/countersignatures'), { signatures, isCapacityStated: true, isCopyGiven: true }))
      .body;
    const capacityAdded = { by: expect.any(String), at: expect.any(String) };
    expect(consents).toEqual([{ ...first, isCapacityStated: true, capacityAdded }]);
    expect(consents[0].capacityAdded.by).not.toBe(first.clinicianName);
  });

  it('that were withdrawn, or belong to another patient, are not signed any more', async () => {
    const { body } = await signed('general', 'front-desk');
    const consentId = body.consents[0].id;
    const doctor = await provenPrescriber();
    await doctor.post(at(`consents/${consentId}/withdrawal`), {
      id: uuidv7(),
      code: 'general',
      withdrawnOn: today,
      statedBy: 'S. Amin',
      reason: 'Second thoughts',
    });
    const statement = { isCapacityStated: true, isCopyGiven: true };
    const late = await doctor.post(at('consents/countersignatures'), { ...statement, signatures: [{ id: uuidv7(), consentId }] });
    expect([late.status, late.body.code]).toEqual([409, 'consent-withdrawn']);
    const other = await doctor.post(at('consents/countersignatures'), {
      ...statement,
      signatures: [{ id: uuidv7(), consentId: uuidv7() }],
    });
    expect(other.status).toBe(404);
    const [kept] = (await doctor.get(at('consents'))).body.consents;
    expect(kept).toMatchObject({ clinicianSignedAt: null, withdrawal: { statedBy: 'S. Amin', reason: 'Second thoughts' } });
  });

  it('are refused under words that are not in force, and nothing is kept', async () => {
    const answer = await signed('general', 'prescriber', { textSha256: '0'.repeat(64) });
    expect([answer.status, answer.body.code]).toEqual([422, 'consent-text-not-in-force']);
    expect((await (await here.as('nurse')).get(at('consents'))).body.consents).toEqual([]);
  });

  it('can be withdrawn, and the signature stays readable', async () => {
    const { body } = await signed('general', 'prescriber');
    const nurse = await here.as('nurse'); // whoever stands beside the patient writes it down
    const stated = { id: uuidv7(), code: 'general', withdrawnOn: today, statedBy: 'S. Amin' };
    const after = await nurse.post(at(`consents/${body.consents[0].id}/withdrawal`), stated);
    expect(after.status).toBe(201);
    expect(after.body.consents).toEqual([expect.objectContaining({ typedSignature: 'S. Amin', withdrawnOn: today })]);
    expect((await nurse.post(at(`consents/${uuidv7()}/withdrawal`), { ...stated, id: uuidv7() })).status).toBe(404);
    const manager = await here.as('clinic-manager');
    expect((await manager.post(at(`consents/${body.consents[0].id}/withdrawal`), { ...stated, id: uuidv7() })).status).toBe(403);
  });
});
