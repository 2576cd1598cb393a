import { entryKind, type DosingSessionView, type OrderBackgroundView, type SealView } from '@sojourn/domain';
import { alexLines, entriesFrom, line, type LogLine } from '@sojourn/domain/testing';
import { v7 as uuidv7 } from 'uuid';
import { aDosingVisit } from '../../testing/visit-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
const people = new Map<string, { client: TestClient; id: string }>();

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  for (const [name, role] of [
    ['okafor', 'prescriber'],
    ['ruiz', 'nurse'],
    ['nair', 'therapist'],
  ] as const)
    people.set(name, { client: await here.as(role), id: here.staff[role].staffMemberId });
  const bauer = await api.addStaff(here.id, 'nurse');
  people.set('bauer', { client: await api.signedIn(bauer.email), id: bauer.staffMemberId });
});
afterAll(() => api.stop());

const by = (name: string): TestClient => people.get(name)!.client;
const stepUp = (name: string) => by(name).post('/api/v1/sign-in/step-up', { password: testPassword });
const address = (id: string, rest = '') => `/api/v1/dosing-sessions/${id}${rest}`;
const order = {
  product: 'intravenous-ketamine',
  weightG: 82_000,
  doseUg: 41_000,
  finalVolumeUl: 50_000,
  durationMin: 40,
  rateUlPerH: 75_000,
};

async function aPatient(): Promise<string> {
  const id = uuidv7();
  await (
    await here.as('front-desk')
  ).post('/api/v1/patients', { id, patient: { name: { family: 'Morgan', given: ['Alex'] }, birthDate: '1982-03-04' } });
  await weigh(id, 82_000);
  return id;
}

function weigh(patientId: string, weightG: number) {
  const taken = { id: uuidv7(), details: { kind: 'weight', weightG }, occurredAt: new Date().toISOString() };
  return by('ruiz').post(`/api/v1/patients/${patientId}/measurements`, taken);
}

async function anOpenSession(patientId: string, plannedStart = '2026-11-17T15:00:00Z'): Promise<string> {
  return aSessionOf(await aDosingVisit(api, here, patientId, { startsAt: plannedStart }));
}

async function aSessionOf(appointmentId: string): Promise<string> {
  const id = uuidv7();
  await by('ruiz').post('/api/v1/dosing-sessions', { id, appointmentId });
  return id;
}

async function closed(id: string): Promise<string> {
  await signed(id);
  await tell(id, toldUntil('11:58'));
  await tell(id, [line('12:05', 'ruiz', 'administration-record-signed', {}), line('12:06', 'ruiz', 'closed', {})]);
  return id;
}

async function signed(sessionId: string, content: object = order): Promise<void> {
  await stepUp('okafor');
  const ask = (overrides: object[]) => by('okafor').post(address(sessionId, '/orders'), { id: uuidv7(), content, overrides });
  const asked = await ask([]);
  const rules: { ruleId: string }[] = asked.body.facts?.refusals ?? [];
  if (asked.status !== 201) expect((await ask(rules.map(({ ruleId }) => ({ ruleId, reason: 'First visit here' })))).status).toBe(201);
}

function entriesOf(lines: readonly LogLine[]) {
  const ids = lines.map(() => uuidv7());
  const place = { date: '2026-11-17', zone: 'America/New_York', person: (name: string) => people.get(name)!.id };
  return entriesFrom(lines, { ...place, entryId: (index) => ids[index]!, deviceId: uuidv7() });
}

async function tell(sessionId: string, lines: readonly LogLine[]): Promise<void> {
  for (const [index, entry] of entriesOf(lines).entries()) {
    const { by: name } = lines[index]!;
    const { nature, isSignature } = entryKind(entry.kind);
    if (isSignature) await stepUp(name);
    const body = nature === 'step' ? { entry } : { entries: [entry] };
    const { status, body: said } = await by(name).post(address(sessionId, nature === 'step' ? '/steps' : '/entries'), body);
    expect(`${entry.kind} ${status} ${JSON.stringify(said.errors ?? said[0]?.refusals ?? [])}`).toBe(`${entry.kind} 200 []`);
  }
}

const view = async (id: string, name = 'ruiz'): Promise<DosingSessionView> => (await by(name).get(address(id))).body;
const backgroundOf = async (id: string): Promise<OrderBackgroundView> => (await by('okafor').get(address(id, '/order-background'))).body;
const toldUntil = (at: string) => alexLines.filter((told) => told.at <= at && told.kind !== 'note-written');

describe('what stands behind an order', () => {
  it('is the weights, and the last session with its peaks and the patient’s own words', async () => {
    const patientId = await aPatient();
    const first = await anOpenSession(patientId);
    await signed(first);
    await tell(first, toldUntil('11:05'));
    const next = await anOpenSession(patientId, '2026-11-20T15:00:00Z');
    const { background, lastTime } = await backgroundOf(next);
    expect(background.earlier).toMatchObject([{ sessionId: first, racemicUg: 34_030, deliveredUgPerKg: 415 }]);
    expect(lastTime).toMatchObject({ peakPressure: { systolicMmHg: 164 }, stopReason: 'patient-request' });
    expect(lastTime?.quotes.map(({ text }) => text)).toContain("It's too much");
    expect((await (await elsewhere.as('prescriber')).get(address(next, '/order-background'))).status).toBe(404);
  });

  it('lets limits that rest on the last session be decided instead of asked about', async () => {
    const patientId = await aPatient();
    const first = await anOpenSession(patientId);
    await signed(first);
    await tell(first, toldUntil('11:05'));
    const next = await anOpenSession(patientId, '2026-11-28T15:00:00Z');
    await stepUp('okafor');
    const more = await by('okafor').post(address(next, '/orders'), { id: uuidv7(), content: { ...order, doseUg: 60_000 } });
    // 60 mg ÷ 82 kg − 0.415 mg/kg = 0.317 mg/kg more than last time, above 0.2, and +76 %.
    expect(more.body.errors.map(({ code }: { code: string }) => code)).toEqual(['override-needed', 'override-needed']);
    expect((await by('okafor').post(address(next, '/orders'), { id: uuidv7(), content: order })).status).toBe(201);
  });

  it('a weight taken in the session is the patient’s weight, and a corrected one takes its place', async () => {
    const patientId = await aPatient();
    const id = await anOpenSession(patientId);
    const [wrong] = entriesOf([line('09:37', 'ruiz', 'weight-measured', { weightG: 28_000 })]);
    const later = { ...wrong!, occurredAt: new Date().toISOString() };
    await by('ruiz').post(address(id, '/entries'), { entries: [later] });
    const corrected = { ...later, id: uuidv7(), details: { weightG: 81_500 }, amendsId: later.id, amendReason: 'digits swapped' };
    await by('ruiz').post(address(id, '/entries'), { entries: [corrected] });
    const { background } = await backgroundOf(id);
    expect(background.weights.map(({ weightG }) => weightG)).toEqual([81_500, 82_000]);
    expect((await view(id)).session.patient.weightG).toBe(81_500);
  });

  it('a new order supersedes the earlier one until dosing begins, and none after', async () => {
    const id = await anOpenSession(await aPatient());
    await signed(id);
    await signed(id, { ...order, doseUg: 40_000 });
    expect((await view(id)).session.order).toMatchObject({ version: 2, doseUg: 40_000 });
    await tell(id, [line('10:05', 'ruiz', 'infusion-started', { rateUlPerH: 75_000 })]);
    await stepUp('okafor');
    const late = await by('okafor').post(address(id, '/orders'), { id: uuidv7(), content: order });
    expect([late.status, late.body.code]).toEqual([409, 'dosing-has-begun']);
  });
});

describe('closing a session', () => {
  const visit = async (id: string) => (await by('ruiz').get(`/api/v1/appointments/${id}`)).body;

  it('completes its visit by itself, once, and says why; one whose beginning nobody wrote down has begun', async () => {
    const appointmentId = await aDosingVisit(api, here, await aPatient());
    await closed(await aSessionOf(appointmentId));
    const { state, steps } = await visit(appointmentId);
    expect(state).toBe('completed');
    expect(steps.map(({ event, documented }: { event: string; documented: object }) => [event, documented])).toEqual([
      ['begin', { because: 'session-closed' }],
      ['complete', { because: 'session-closed' }],
    ]);
  });

  it('is never refused for its visit: one that the desk did not check in, or cancelled, stays as it was written down', async () => {
    for (const appointment of ['booked', 'cancelled-patient']) {
      const appointmentId = await aDosingVisit(api, here, await aPatient());
      const id = await aSessionOf(appointmentId);
      await signed(id);
      await tell(id, toldUntil('11:58'));
      await api.admin.query(`UPDATE appointment SET state = $3 WHERE clinic_id = $1 AND id = $2`, [here.id, appointmentId, appointment]);
      await tell(id, [line('12:05', 'ruiz', 'administration-record-signed', {}), line('12:06', 'ruiz', 'closed', {})]);
      expect(await visit(appointmentId)).toMatchObject({ state: appointment, steps: [] });
    }
  });
});

describe('the independent double check', () => {
  const formOf = (seen: DosingSessionView) =>
    seen.entries.flatMap(({ kind, details }) => (kind === 'preparation-recorded' ? [details] : []));

  it('gets no figures of the first person from any answer of the server until its own are written', async () => {
    const id = await anOpenSession(await aPatient());
    await signed(id);
    await tell(id, toldUntil('09:54'));
    expect(formOf(await view(id, 'ruiz'))).toMatchObject([{ form: 'bag', withdrawnUl: 4_100 }]);
    expect(formOf(await view(id, 'bauer'))).toMatchObject([{ form: 'withheld', of: 'bag', lot: 'A10-2207' }]);
    const answers = [await by('bauer').get(address(id)), await by('bauer').put(address(id, '/lease'))];
    expect(answers.map(({ body }) => JSON.stringify(body).includes('withdrawnUl'))).toEqual([false, false]);
    const prepared = (await view(id, 'bauer')).entries.find(({ kind }) => kind === 'preparation-recorded')!;
    await tell(id, [line('09:55', 'bauer', 'double-check-recorded', { preparationId: prepared.id, withdrawnUl: 4_100 })]);
    expect(formOf(await view(id, 'bauer'))).toMatchObject([{ form: 'bag', withdrawnUl: 4_100 }]);
  });
});

describe('signatures within the log', () => {
  it('ask once more who is there; a reading beside one is kept all the same', async () => {
    const id = await anOpenSession(await aPatient());
    const nurse = await api.signedIn((await api.addStaff(here.id, 'nurse')).email);
    const [signature, reading] = entriesOf([
      line('12:00', 'ruiz', 'administration-record-signed', {}),
      line('12:00', 'ruiz', 'vitals-taken', { spo2Percent: 97 }),
    ]);
    const alone = await nurse.post(address(id, '/entries'), { entries: [signature] });
    expect([alone.status, alone.body.code]).toEqual([403, 'step-up-needed']);
    const together = await nurse.post(address(id, '/entries'), { entries: [signature, reading] });
    expect(together.body.map(({ status }: { status: string }) => status)).toEqual(['refused', 'kept']);
    await nurse.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await nurse.post(address(id, '/entries'), { entries: [signature] })).body[0].status).toBe('kept');
  });
});

describe('the seal', () => {
  const sealing = (name = 'ruiz') => entriesOf([line('13:00', name, 'sealed', { merkleRoot: '0'.repeat(64) })])[0];
  const verified = async (id: string): Promise<SealView> => (await by('okafor').get(address(id, '/seal'))).body;

  const aClosedSession = async (): Promise<string> => closed(await anOpenSession(await aPatient()));

  it('comes after closing, needs a step-up, works its own root out, and is verified entry by entry', async () => {
    const open = await anOpenSession(await aPatient());
    await stepUp('ruiz');
    expect((await by('ruiz').post(address(open, '/seal'), { entry: sealing() })).body.code).toBe('not-closed');
    expect(await verified(open)).toEqual({ seal: null });
    const id = await aClosedSession();
    expect((await by('ruiz').post(address(id, '/steps'), { entry: sealing() })).body.code).toBe('sealed-by-the-server');
    const fresh = await api.signedIn((await api.addStaff(here.id, 'nurse')).email);
    expect((await fresh.post(address(id, '/seal'), { entry: sealing() })).body.code).toBe('step-up-needed');
    const entry = sealing();
    const answer = await by('ruiz').post(address(id, '/seal'), { entry });
    expect(answer.status).toBe(200);
    expect((await by('ruiz').post(address(id, '/seal'), { entry })).status).toBe(200);
    const sealed = (await view(id)).entries.find(({ kind }) => kind === 'sealed');
    const found = await verified(id);
    expect(found).toMatchObject({
      isIntact: true,
      faults: [],
      laterEntries: 0,
      seal: { merkleRoot: Reflect.get(sealed!.details, 'merkleRoot') },
    });
    expect(Reflect.get(sealed!.details, 'merkleRoot')).not.toBe('0'.repeat(64));
    expect((await (await elsewhere.as('nurse')).get(address(id, '/seal'))).status).toBe(404);
  });

  it('finds what was changed behind the application’s back, and takes late entries beside it', async () => {
    const id = await aClosedSession();
    await stepUp('ruiz');
    await by('ruiz').post(address(id, '/seal'), { entry: sealing() });
    await tell(id, [line('14:00', 'ruiz', 'note-written', { text: 'The patient called and is well.' })]);
    expect(await verified(id)).toMatchObject({ isIntact: true, laterEntries: 1 });
    await expect(api.admin.query(`UPDATE session_seal SET sealed_at = now()`)).rejects.toThrow(/keeps what was written/);
    await api.admin.query(`ALTER TABLE session_entry DISABLE TRIGGER USER`);
    await api.admin.query(
      `UPDATE session_entry SET details = jsonb_set(details, '{systolicMmHg}', '144') WHERE session_id = $1 AND systolic_mmhg = 164`,
      [id],
    );
    expect(await verified(id)).toMatchObject({ isIntact: false, faults: [{ code: 'entry-changed' }] });
    await api.admin.query(`DELETE FROM session_entry WHERE session_id = $1 AND kind = 'waste-witnessed'`, [id]);
    await api.admin.query(`ALTER TABLE session_entry ENABLE TRIGGER USER`);
    const faults = (await verified(id)) as Extract<SealView, { isIntact: boolean }>;
    expect(faults.faults.map(({ code }) => code).toSorted()).toEqual(['entry-changed', 'entry-missing']);
  });

  it('two people who seal at once leave one seal', async () => {
    const id = await aClosedSession();
    await stepUp('ruiz');
    await stepUp('bauer');
    const answers = await Promise.all(['ruiz', 'bauer'].map((name) => by(name).post(address(id, '/seal'), { entry: sealing(name) })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});
