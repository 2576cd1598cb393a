import { aDosingSession, alexLines, entriesFrom, type LogLine } from '@sojourn/domain/testing';
import { entryKind, foldSession, instant, type DosingSessionView, type Role, type SessionEntry } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aDosingVisit } from '../../testing/visit-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let secondNurse: TestClient;
let secondNurseId: string;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  const bauer = await api.addStaff(here.id, 'nurse');
  secondNurse = await api.signedIn(bauer.email);
  secondNurseId = bauer.staffMemberId;
});
afterAll(() => api.stop());

const roleOf: Record<string, Role> = { okafor: 'prescriber', ruiz: 'nurse', nair: 'therapist', weber: 'therapist' };

const clientOf = (name: string): Promise<TestClient> =>
  name === 'bauer' ? Promise.resolve(secondNurse) : here.as(roleOf[name] ?? 'nurse');
const personOf = (name: string): string => (name === 'bauer' ? secondNurseId : here.staff[roleOf[name] ?? 'nurse'].staffMemberId);

async function openedSession(weighedAt = new Date().toISOString()): Promise<string> {
  const patientId = uuidv7();
  await (
    await here.as('front-desk')
  ).post('/api/v1/patients', { id: patientId, patient: { name: { family: 'Morgan', given: ['Alex'] }, birthDate: '1982-03-04' } });
  const nurse = await here.as('nurse');
  await nurse.post(`/api/v1/patients/${patientId}/measurements`, {
    id: uuidv7(),
    details: { kind: 'weight', weightG: 82_000 },
    occurredAt: weighedAt,
  });
  const id = uuidv7();
  const command = { id, appointmentId: await aDosingVisit(api, here, patientId) };
  expect((await nurse.post('/api/v1/dosing-sessions', command)).status).toBe(201);
  return id;
}

const order = {
  product: 'intravenous-ketamine',
  weightG: 82_000,
  doseUg: 41_000,
  finalVolumeUl: 50_000,
  durationMin: 40,
  rateUlPerH: 75_000,
};

async function sign(sessionId: string, content: object, overrides: object[] = []) {
  const prescriber = await here.as('prescriber');
  await prescriber.post('/api/v1/sign-in/step-up', { password: testPassword });
  return prescriber.post(`/api/v1/dosing-sessions/${sessionId}/orders`, { id: uuidv7(), content, overrides });
}

/** Signs the order, giving a reason for whatever the record cannot tell. */
async function signed(sessionId: string, content: object): Promise<void> {
  const asked = await sign(sessionId, content);
  const rules: string[] = asked.body.facts?.refusals?.map(({ ruleId }: { ruleId: string }) => ruleId) ?? [];
  const answer = await sign(
    sessionId,
    content,
    rules.map((ruleId) => ({ ruleId, reason: 'First visit on this record' })),
  );
  expect(answer.status).toBe(201);
}

const nurseDevice = uuidv7();
function entriesOf(lines: readonly LogLine[]): readonly SessionEntry[] {
  const ids = lines.map(() => uuidv7());
  return entriesFrom(lines, {
    date: '2026-11-17',
    zone: 'America/New_York',
    person: personOf,
    entryId: (index) => ids[index] ?? '',
    deviceId: nurseDevice,
  });
}

async function tell(sessionId: string, lines: readonly LogLine[]): Promise<void> {
  for (const [index, entry] of entriesOf(lines).entries()) {
    const client = await clientOf(lines[index]!.by);
    if (entryKind(entry.kind).isSignature) await client.post('/api/v1/sign-in/step-up', { password: testPassword });
    const said =
      entryKind(entry.kind).nature === 'step' ? await stepped(client, sessionId, entry) : await recorded(client, sessionId, entry);
    expect(`${lines[index]!.at} ${entry.kind}: ${said}`).toBe(`${lines[index]!.at} ${entry.kind}: 200 []`);
  }
}

async function stepped(client: TestClient, sessionId: string, entry: SessionEntry): Promise<string> {
  const { status, body } = await client.post(`/api/v1/dosing-sessions/${sessionId}/steps`, { entry });
  return `${status} ${JSON.stringify(body.errors ?? [])}`;
}

async function recorded(client: TestClient, sessionId: string, entry: SessionEntry): Promise<string> {
  const { status, body } = await client.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [entry] });
  return `${status} ${JSON.stringify(body[0].refusals)}`;
}

const view = async (id: string): Promise<DosingSessionView> => (await (await here.as('nurse')).get(`/api/v1/dosing-sessions/${id}`)).body;
const foldAt = (seen: DosingSessionView, at: string) => foldSession(seen.session, seen.entries, seen.policy, instant(at));

describe('the golden day’s infusion over HTTP', () => {
  it('goes from the order to a stopped infusion with 34.03 of 41 mg, entry by entry, and refuses discharge at 11:40', async () => {
    const id = await openedSession();
    await signed(id, order);
    const untilRecovery = alexLines.filter(({ at }) => at < '11:40');
    await tell(id, untilRecovery);
    const early = entriesOf([{ at: '11:40', by: 'ruiz', kind: 'discharge-readied', details: () => ({}) }])[0];
    const refusal = await (await here.as('nurse')).post(`/api/v1/dosing-sessions/${id}/steps`, { entry: early });
    expect(refusal.status).toBe(409);
    expect(refusal.body.errors.map(({ code }: { code: string }) => code)).toContain('minimum-observation');
    const seen = await view(id);
    const fold = foldAt(seen, '2026-11-17T16:40:00Z');
    expect(fold.phase).toBe('observing');
    // 75 mL/h × 18 min + 60 mL/h × 19 min = 41.5 mL; × 0.82 mg/mL = 34.03 mg
    expect(fold.dosing).toMatchObject({ outcome: 'stopped-early', racemicUg: 34_030 });
    expect(seen.entries.some((entry) => entry.kind === 'discharge-readied')).toBe(false);
    const rest = alexLines.filter(({ at }) => at >= '11:40' && at < '12:00');
    await tell(id, rest);
    expect(foldAt(await view(id), '2026-11-17T17:00:00Z').phase).toBe('discharged');
  });

  it('tells the same as the domain’s own telling', async () => {
    const own = aDosingSession('intravenous-ketamine').telling(...alexLines);
    expect(own.foldAt('10:50').dosing.racemicUg).toBe(34_030);
  });
});

describe('the record', () => {
  const vitals = (systolicMmHg: number): LogLine => ({
    at: '10:15',
    by: 'ruiz',
    kind: 'vitals-taken',
    details: () => ({ systolicMmHg, diastolicMmHg: 86, spo2Percent: 97 }),
  });

  it('keeps the same entry once however often it is sent, and refuses only what cannot be', async () => {
    const id = await openedSession();
    const nurse = await here.as('nurse');
    const [typed] = entriesOf([vitals(142)]);
    const entry = { ...(typed as SessionEntry), clockOffsetMs: -420_000 };
    const path = `/api/v1/dosing-sessions/${id}/entries`;
    expect((await nurse.post(path, { entries: [entry] })).body).toEqual([{ id: entry?.id, status: 'kept', refusals: [] }]);
    expect((await nurse.post(path, { entries: [entry] })).body[0].status).toBe('known');
    const impossible = { ...entry, id: uuidv7(), details: { systolicMmHg: 400, diastolicMmHg: 80 } };
    const answer = (await nurse.post(path, { entries: [impossible, { ...entries()[0] }] })).body;
    expect(answer.map(({ status }: { status: string }) => status)).toEqual(['refused', 'kept']);
    expect(answer[0].refusals[0].path).toBe('details.systolicMmHg');
    const seen = (await view(id)).entries;
    expect(seen.map(({ clockOffsetMs }) => clockOffsetMs).sort()).toEqual([-420_000, undefined]);

    function entries() {
      return entriesOf([vitals(139)]);
    }
  });

  it('keeps both readings of one minute, and a nurse says which one counts', async () => {
    const id = await openedSession();
    await tell(id, [vitals(142), { ...vitals(164), by: 'bauer' }]);
    const [reading] = (await view(id)).entries.filter(({ details }) => Reflect.get(details, 'systolicMmHg') === 142);
    const mark = (by: string): LogLine => ({
      ...{ at: '10:16', by, kind: 'readings-marked-primary' },
      details: () => ({ readingIds: [reading?.id] }),
    });
    const therapist = await here.as('therapist');
    const refused = await therapist.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: entriesOf([mark('nair')]) });
    expect(refused.body[0].refusals[0].code).toBe('role-may-not');
    const systolics = async () =>
      foldAt(await view(id), '2026-11-17T15:20:00Z').readings.flatMap(({ measured }) => measured.systolicMmHg ?? []);
    expect((await systolics()).toSorted()).toEqual([142, 164]);
    await tell(id, [mark('ruiz')]);
    expect(await systolics()).toEqual([142]);
    expect((await view(id)).entries).toHaveLength(3);
  });

  it('keeps a fact that breaks a rule, and the fold names it', async () => {
    const id = await openedSession();
    const line: LogLine = { at: '10:05', by: 'ruiz', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) };
    await tell(id, [line]);
    expect(foldAt(await view(id), '2026-11-17T15:06:00Z').incidents.length).toBeGreaterThan(0);
  });

  it('takes doses from the tablet that holds the lease only, and vitals from any', async () => {
    const id = await openedSession();
    const nurse = await here.as('nurse');
    expect((await secondNurse.put(`/api/v1/dosing-sessions/${id}/lease`)).body.leaseDeviceId).toBe(secondNurse.device);
    const [dose, reading] = entriesOf([
      { at: '10:05', by: 'ruiz', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) },
      vitals(142),
    ]);
    expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose] })).body.code).toBe('lease-elsewhere');
    expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [reading] })).body[0].status).toBe('kept');
  });

  it('takes a dose that was kept on a tablet whose lease was taken over meanwhile, and names it as an incident', async () => {
    const id = await openedSession();
    const nurse = await here.as('nurse');
    await nurse.put(`/api/v1/dosing-sessions/${id}/lease`);
    await secondNurse.put(`/api/v1/dosing-sessions/${id}/lease`);
    const [dose] = entriesOf([{ at: '10:05', by: 'ruiz', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) }]);
    const path = `/api/v1/dosing-sessions/${id}/entries`;
    const late = { entries: [dose], wereKeptOnDevice: true };
    expect((await nurse.post(path, late)).body).toEqual([{ id: dose?.id, status: 'kept', refusals: [] }]);
    for (const again of [late, { entries: [dose] }]) expect((await nurse.post(path, again)).body[0].status).toBe('known');
    const seen = await view(id);
    expect([seen.leaseDeviceId, seen.entries.map(({ kind }) => kind).toSorted()]).toEqual([
      secondNurse.device,
      ['infusion-started', 'lease-missing-noted'],
    ]);
    expect(foldAt(seen, '2026-11-17T15:06:00Z').incidents).toContainEqual(
      expect.objectContaining({ code: 'dose-without-lease', entryId: dose?.id }),
    );
  });

  it('takes the lease for a tablet that recorded a dose while nobody held it, and names nothing', async () => {
    const id = await openedSession();
    const [dose] = entriesOf([{ at: '10:05', by: 'ruiz', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) }]);
    const nurse = await here.as('nurse');
    await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose], wereKeptOnDevice: true });
    const seen = await view(id);
    expect([seen.leaseDeviceId, seen.entries.map(({ kind }) => kind)]).toEqual([nurse.device, ['infusion-started']]);
  });

  it('lets nobody write the server’s own note about a lease', async () => {
    const id = await openedSession();
    const [note] = entriesOf([
      { at: '10:05', by: 'ruiz', kind: 'lease-missing-noted', details: () => ({ doseId: uuidv7(), leaseDeviceId: uuidv7() }) },
    ]);
    const answer = await (await here.as('nurse')).post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [note] });
    expect(answer.body[0].refusals[0].code).toBe('role-may-not');
  });

  it('says how many entries of a tablet have not arrived, and names the patient the screen needs', async () => {
    const id = await openedSession();
    const nurse = await here.as('nurse');
    const [entry] = entriesOf([vitals(142)]);
    for (const deviceSeq of [1, 4]) {
      const sent = { entries: [{ ...entry, id: uuidv7(), deviceSeq }] };
      expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, sent)).body).toMatchObject([{ status: 'kept' }]);
    }
    const seen = await view(id);
    expect(seen.missing).toEqual([{ deviceId: nurseDevice, count: 2 }]);
    expect(seen).toMatchObject({ birthDate: '1982-03-04', allergies: { kind: 'not-asked' } });
  });

  it('decides the release of a dose only for the tablet that records them', async () => {
    const id = await openedSession();
    await signed(id, order);
    const nurse = await here.as('nurse');
    await nurse.put(`/api/v1/dosing-sessions/${id}/lease`, {});
    const [release] = entriesOf([{ at: '10:05', by: 'ruiz', kind: 'dose-released', details: () => ({ form: 'infusion' }) }]);
    const elsewhere = await secondNurse.post(`/api/v1/dosing-sessions/${id}/steps`, {
      entry: { ...release, deviceId: secondNurse.device },
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'lease-elsewhere']);
  });

  it('writes the caller as author, whoever the request names, and keeps entries for good', async () => {
    const id = await openedSession();
    const [entry] = entriesOf([vitals(142)]);
    await (
      await here.as('nurse')
    ).post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [{ ...entry, authorId: here.staff.prescriber.staffMemberId }] });
    expect((await view(id)).entries[0]?.authorId).toBe(here.staff.nurse.staffMemberId);
    await expect(api.admin.query(`UPDATE session_entry SET details = '{}'`)).rejects.toThrow(/keeps what was written/);
  });

  it('refuses a therapist’s dose and a step through the door of facts', async () => {
    const id = await openedSession();
    const [dose, step] = entriesOf([
      { at: '10:05', by: 'nair', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) },
      { at: '10:06', by: 'nair', kind: 'precheck-opened', details: () => ({}) },
    ]);
    const answer = await (await here.as('therapist')).post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [dose, step] });
    expect(answer.body.map(({ refusals }: { refusals: { code: string }[] }) => refusals[0]?.code)).toEqual(['role-may-not', 'is-a-step']);
    expect((await view(id)).entries).toEqual([]);
  });

  it('takes one of two equal steps asked for at the same moment', async () => {
    const id = await openedSession();
    await signed(id, order);
    const steps = [0, 1].map(() => entriesOf([{ at: '09:36', by: 'ruiz', kind: 'precheck-opened', details: () => ({}) }])[0]);
    const nurse = await here.as('nurse');
    const answers = await Promise.all(steps.map((entry) => nurse.post(`/api/v1/dosing-sessions/${id}/steps`, { entry })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('the order', () => {
  it('needs a step-up, refuses a hard limit, and asks for reasons where the record cannot tell', async () => {
    const id = await openedSession();
    const prescriber = await api.signedIn(here.staff['medical-director'].email);
    expect((await prescriber.post(`/api/v1/dosing-sessions/${id}/orders`, { id: uuidv7(), content: order })).body.code).toBe(
      'step-up-needed',
    );
    const tooMuch = await sign(id, { ...order, doseUg: 130_000 });
    expect(tooMuch.status).toBe(422);
    expect(tooMuch.body.errors.map(({ code }: { code: string }) => code)).toContain('hard-limit');
    expect((await view(id)).session.order).toBeNull();
    await signed(id, order);
    expect((await view(id)).session.order).toMatchObject({ version: 1, doseUg: 41_000, signedById: here.staff.prescriber.staffMemberId });
  });
});

describe('what a probe once found', () => {
  const start: LogLine = { at: '10:05', by: 'ruiz', kind: 'infusion-started', details: () => ({ rateUlPerH: 75_000 }) };

  it('keeps one start when two tablets start the same infusion at once', async () => {
    const id = await openedSession();
    const clients = [await here.as('nurse'), secondNurse];
    const answers = await Promise.all(
      clients.map((client) => client.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: entriesOf([start]) })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await view(id)).entries).toHaveLength(1);
  });

  it('does not let a tablet name another as its own', async () => {
    const id = await openedSession();
    await secondNurse.put(`/api/v1/dosing-sessions/${id}/lease`);
    const claimed = entriesOf([start]).map((entry) => ({ ...entry, deviceId: secondNurse.device }));
    expect((await (await here.as('nurse')).post(`/api/v1/dosing-sessions/${id}/entries`, { entries: claimed })).body.code).toBe(
      'lease-elsewhere',
    );
  });

  it('says when an id is already used for other content', async () => {
    const id = await openedSession();
    const [entry] = entriesOf([{ at: '10:15', by: 'ruiz', kind: 'vitals-taken', details: () => ({ spo2Percent: 97 }) }]);
    const nurse = await here.as('nurse');
    await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [entry] });
    const changed = await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [{ ...entry, details: { spo2Percent: 91 } }] });
    expect(changed.body[0]).toMatchObject({ status: 'refused', refusals: [{ code: 'id-used-differently' }] });
  });

  it('does not answer another patient’s session to somebody who opens the same id', async () => {
    const id = await openedSession();
    const patientId = uuidv7();
    await (await here.as('front-desk')).post('/api/v1/patients', { id: patientId, patient: { name: { family: 'Vega' } } });
    const command = { id, patientId, product: 'intravenous-ketamine', plannedStart: '2026-11-17T15:00:00Z' };
    const answer = await (await here.as('nurse')).post('/api/v1/dosing-sessions', command);
    expect(answer.body).toMatchObject({ status: 409, code: 'id-used-differently' });
  });

  it('refuses an order on an old weight, and a step dated in the future', async () => {
    const id = await openedSession('2024-01-10T09:00:00Z');
    const refusal = await sign(id, order);
    expect(refusal.body.facts.refusals).toContainEqual(expect.objectContaining({ code: 'hard-limit', ruleId: 'weight-age' }));
    const [step] = entriesOf([{ at: '09:36', by: 'ruiz', kind: 'precheck-opened', details: () => ({}) }]);
    const ahead = { ...step, occurredAt: new Date(Date.now() + 3_600_000).toISOString() };
    expect((await (await here.as('nurse')).post(`/api/v1/dosing-sessions/${id}/steps`, { entry: ahead })).body.code).toBe('ahead-of-clock');
  });
});

describe('another clinic', () => {
  it('finds no session, records nothing and takes no step', async () => {
    const id = await openedSession();
    const nurse = await elsewhere.as('nurse');
    const [entry] = entriesOf([{ at: '10:15', by: 'ruiz', kind: 'vitals-taken', details: () => ({ spo2Percent: 97 }) }]);
    const [step] = entriesOf([{ at: '09:36', by: 'ruiz', kind: 'precheck-opened', details: () => ({}) }]);
    expect((await nurse.get(`/api/v1/dosing-sessions/${id}`)).status).toBe(404);
    expect((await nurse.get('/api/v1/dosing-sessions')).body).toEqual([]);
    expect((await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries: [entry] })).status).toBe(404);
    expect((await nurse.post(`/api/v1/dosing-sessions/${id}/steps`, { entry: step })).status).toBe(404);
    expect((await view(id)).entries).toEqual([]);
  });
});
