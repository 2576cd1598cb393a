import { v7 as uuidv7 } from 'uuid';
import type { SessionEntry } from '@sojourn/domain';
import { MllpClient } from '../../testing/mllp-client.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { MllpListener } from './index.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let line: MllpClient;

beforeAll(async () => {
  api = await TestApi.start({ MONITOR_PORT: '0' });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  line = await MllpClient.at(api.app.get(MllpListener).port ?? 0);
});
afterAll(async () => {
  line.close();
  await api.stop();
});

let patients = 0;
interface Bedside {
  readonly sessionId: string;
  readonly recordNumber: string;
  readonly deviceId: string;
  readonly token: string;
}

async function session(clinic: TestClinic): Promise<{ sessionId: string; recordNumber: string }> {
  const patientId = uuidv7();
  const recordNumber = `MRN-${(patients += 1)}`;
  const patient = { name: { family: 'Żółć', given: ['Ana'] }, birthDate: '1982-03-04', recordNumber };
  expect((await (await clinic.as('front-desk')).post('/api/v1/patients', { id: patientId, patient })).status).toBe(201);
  const sessionId = uuidv7();
  const plannedStart = new Date().toISOString();
  const command = { id: sessionId, patientId, product: 'intravenous-ketamine', plannedStart };
  expect((await (await clinic.as('nurse')).post('/api/v1/dosing-sessions', command)).status).toBe(201);
  return { sessionId, recordNumber };
}

async function device(clinic: TestClinic): Promise<{ deviceId: string; token: string }> {
  const deviceId = uuidv7();
  const added = await (
    await clinic.as('clinic-manager')
  ).post('/api/v1/monitors/devices', { id: deviceId, siteId: clinic.siteId, name: 'Monitor 1' });
  expect(added.status).toBe(201);
  return { deviceId, token: added.body.token };
}

const place = async (clinic: TestClinic, deviceId: string, at: object) =>
  (await clinic.as('nurse')).put(`/api/v1/monitors/devices/${deviceId}/place`, at);

/** A monitor at an open session, an instant before now so that a reading of now is within it. */
async function bedside(clinic = here): Promise<Bedside> {
  const opened = await session(clinic);
  const added = await device(clinic);
  expect((await place(clinic, added.deviceId, { sessionId: opened.sessionId })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  return { ...opened, ...added };
}

const stamp = (secondsAgo = 0): string => {
  const at = new Date(Date.now() + api.offset - secondsAgo * 1_000).toISOString();
  return `${at.slice(0, 19).replace(/[-:T]/g, '')}+0000`;
};
let messages = 0;
const head = (token: string, id = `M${(messages += 1)}`, more: { processing?: string; charset?: string; sentAt?: string } = {}): string =>
  `MSH|^~\\&|MON|BED|||${more.sentAt ?? stamp()}|${token}|ORU^R01^ORU_R01|${id}|${more.processing ?? 'P'}|2.6||||||${more.charset ?? ''}`;
const pid = (recordNumber: string): string => `PID|1||${recordNumber}^^^H^MR||Żółć^Ana||19820304`;
const obr = (at = stamp()): string => `OBR|1|||VITALS|||${at}`;
const obx = (code: string, value: string | number, unit: string, status = 'F', at = ''): string =>
  `OBX|1|NM|${code}^x^LN||${value}|${unit}|||||${status}|||${at}`;
const vitals = (heartRate: string | number = 72): string[] => [
  obx('8480-6', 132, 'mm[Hg]'),
  obx('8462-4', 84, 'mm[Hg]'),
  obx('8867-4', heartRate, '/min'),
];
const message = (...lines: string[]): string => lines.join('\r') + '\r';
const said = (answer: string): string[] => {
  const separator = answer.charAt(3);
  const [code = '', id = '', ...rest] = (/\rMSA(.*)\r/.exec(answer.replace(/\rERR[^]*/, '\r'))?.[1] ?? '').slice(1).split(separator);
  return [code, id, ...rest];
};

async function streamed(sessionId: string, clinic = here): Promise<SessionEntry[]> {
  const { body } = await (await clinic.as('nurse')).get(`/api/v1/dosing-sessions/${sessionId}`);
  return body.entries.filter(({ kind }: SessionEntry) => kind === 'vitals-streamed');
}
const reasons = async (deviceId: string, clinic = here): Promise<string[]> => {
  const { body } = await (await clinic.as('nurse')).get('/api/v1/monitors/messages');
  const kept = body.filter((one: { deviceId: string }) => one.deviceId === deviceId);
  return kept.flatMap((one: { reasons: { code: string }[] }) => one.reasons.map(({ code }) => code));
};

describe('the clinic’s monitors', () => {
  it('have a token that is shown once and kept as a hash', async () => {
    const { deviceId, token } = await device(here);
    const manager = await here.as('clinic-manager');
    const { body } = await manager.get('/api/v1/monitors/devices');
    expect(body.find(({ id }: { id: string }) => id === deviceId)).toMatchObject({ name: 'Monitor 1', roomId: null, isInUse: true });
    expect(JSON.stringify(body)).not.toContain(token.split('.')[2]);
    const { rows } = await api.admin.query('SELECT * FROM monitor_device WHERE id = $1', [deviceId]);
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[2]);
    const again = await manager.post('/api/v1/monitors/devices', { id: deviceId, siteId: here.siteId, name: 'Monitor 1' });
    expect([again.status, again.body.code]).toEqual([409, 'id-used-differently']);
  });

  it('are another clinic’s secret, and are kept by managers and placed by nurses', async () => {
    const { deviceId } = await device(here);
    const { sessionId } = await session(here);
    const theirs = await session(elsewhere);
    expect((await (await elsewhere.as('clinic-manager')).get('/api/v1/monitors/devices')).body).toEqual([]);
    expect((await place(elsewhere, deviceId, { sessionId })).status).toBe(404);
    expect((await place(here, deviceId, { sessionId: theirs.sessionId })).status).toBe(404);
    expect((await place(here, deviceId, { roomId: uuidv7() })).status).toBe(404);
    expect((await (await here.as('nurse')).post('/api/v1/monitors/devices', {})).status).toBe(403);
    expect((await (await here.as('clinic-manager')).get('/api/v1/monitors/messages')).status).toBe(403);
  });

  it('stop being heard the moment they get another token or are taken out of use', async () => {
    const { deviceId, token, sessionId, recordNumber } = await bedside();
    const manager = await here.as('clinic-manager');
    const { body } = await manager.post(`/api/v1/monitors/devices/${deviceId}/token`);
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AR');
    expect(said(await line.ask(message(head(body.token), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AA');
    await manager.post(`/api/v1/monitors/devices/${deviceId}/retirement`);
    expect(said(await line.ask(message(head(body.token), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AR');
    expect(await streamed(sessionId)).toHaveLength(1);
  });
});

describe('a monitor at a session', () => {
  it('charts unvalidated readings as its own, with the monitor’s name, and one tap makes them the nurse’s', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    const answer = await line.ask(message(head(token, 'A1'), pid(recordNumber), obr(), ...vitals(), obx('59408-5', 97, '%')));
    expect(said(answer)).toEqual(['AA', 'A1']);
    const [entry] = await streamed(sessionId);
    expect(entry).toMatchObject({ authorId: deviceId, deviceSeq: 1, details: { monitor: deviceId } });
    const row = { offsetSeconds: 0, systolicMmHg: 132, diastolicMmHg: 84, heartRatePerMin: 72, spo2Percent: 97 };
    expect(entry?.details).toMatchObject({ rows: [row] });
    const nurse = await here.as('nurse');
    const { offsetSeconds, ...signs } = row;
    const details = { ...signs, source: 'monitor', validates: { entryId: entry?.id, offsetSeconds } };
    const at = entry?.occurredAt;
    const envelope = { id: uuidv7(), kind: 'vitals-taken', details, occurredAt: at, recordedAt: at, deviceId: nurse.device, deviceSeq: 1 };
    const kept = await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [{ ...envelope, authorId: deviceId }] });
    expect(kept.body).toMatchObject([{ status: 'kept' }]);
    const { body } = await nurse.get(`/api/v1/dosing-sessions/${sessionId}`);
    expect(body.people[deviceId]).toBe('Monitor 1');
    expect(body.missing).toEqual([]);
    expect(body.entries.at(-1)).toMatchObject({ kind: 'vitals-taken', authorId: here.staff.nurse.staffMemberId });
    const audit = await api.admin.query(
      `SELECT outcome, patient_id FROM audit_entry WHERE action = 'monitor.send-readings' AND entity_id = $1`,
      [sessionId],
    );
    expect(audit.rows).toEqual([{ outcome: 'done', patient_id: body.patientId }]);
  });

  it('sent twice, even at once over two lines, is charted once and answered alike', async () => {
    const { token, sessionId, recordNumber } = await bedside();
    const text = message(head(token, 'D1'), pid(recordNumber), obr(), ...vitals());
    const other = await MllpClient.at(api.app.get(MllpListener).port ?? 0);
    const answers = await Promise.all([line.ask(text), other.ask(text)]);
    other.close();
    expect([...answers, await line.ask(text)].map(said)).toEqual(Array.from({ length: 3 }, () => ['AA', 'D1']));
    expect(await streamed(sessionId)).toHaveLength(1);
  });

  it('does not chart another message under the name of one before, and takes an id again that counts from one anew', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    const sentAt = stamp();
    await line.ask(message(head(token, '1', { sentAt }), pid(recordNumber), obr(), ...vitals(72)));
    expect(said(await line.ask(message(head(token, '1', { sentAt }), pid(recordNumber), obr(), ...vitals(90))))[0]).toBe('AE');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(said(await line.ask(message(head(token, '1'), pid(recordNumber), obr(), ...vitals(91))))[0]).toBe('AA');
    expect(await streamed(sessionId)).toHaveLength(2);
    expect(await reasons(deviceId)).toEqual(['message-id-reused']);
  });

  it('puts a corrected value beside the first one, and says so when somebody had validated that', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    const at = stamp();
    await line.ask(message(head(token), pid(recordNumber), obr(at), ...vitals(72)));
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(at), obx('8867-4', 75, '/min', 'C'))))[0]).toBe('AA');
    const [first, second] = await streamed(sessionId);
    expect(second).toMatchObject({ amendsId: first?.id, amendReason: 'The monitor corrected its value.' });
    expect(second?.details).toMatchObject({ rows: [{ systolicMmHg: 132, heartRatePerMin: 75 }] });
    const nurse = await here.as('nurse');
    const details = { heartRatePerMin: 75, source: 'monitor', validates: { entryId: second?.id, offsetSeconds: 0 } };
    const moment = { occurredAt: second?.occurredAt, recordedAt: second?.occurredAt };
    const entry = { id: uuidv7(), kind: 'vitals-taken', details, ...moment, deviceId: nurse.device, deviceSeq: 1, authorId: deviceId };
    await nurse.post(`/api/v1/dosing-sessions/${sessionId}/entries`, { entries: [entry] });
    const again = await line.ask(message(head(token), pid(recordNumber), obr(at), obx('8867-4', 77, '/min', 'C')));
    expect(said(again)[0]).toBe('AE');
    expect(await streamed(sessionId)).toHaveLength(3);
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(at), obx('9279-1', 16, '/min', 'C'))))[0]).toBe('AE');
    expect(await streamed(sessionId)).toHaveLength(3);
    expect(await reasons(deviceId)).toEqual(['nothing-to-correct', 'corrects-a-validated-reading']);
  });

  it('is taken over HTTP with its token, and not without', async () => {
    const { token, sessionId, recordNumber } = await bedside();
    const post = (bearer: string, body: string) =>
      fetch(`${api.origin}/api/v1/monitors/messages`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/hl7-v2' },
        body,
      });
    const text = message(head('', 'H1'), pid(recordNumber), obr(), ...vitals());
    expect((await post(`${token.slice(0, -1)}_`, text)).status).toBe(401);
    const answer = await post(token, text);
    expect([answer.status, said(await answer.text())]).toEqual([200, ['AA', 'H1']]);
    expect(await streamed(sessionId)).toHaveLength(1);
  });
});

describe('what cannot be charted', () => {
  it.each<[string, string, (at: Bedside) => string[]]>([
    ['AR', 'not-production', ({ token, recordNumber }) => [head(token, 'X1', { processing: 'T' }), pid(recordNumber), obr(), ...vitals()]],
    ['AR', 'other-message-type', ({ token }) => [head(token, 'X1').replace('ORU^R01^ORU_R01', 'ADT^A01')]],
    ['AE', 'two-messages', ({ token, recordNumber }) => [head(token, 'X1'), pid(recordNumber), obr(), ...vitals(), head(token, 'X2')]],
    ['AE', 'two-patients', (at) => [head(at.token, 'X1'), pid(at.recordNumber), obr(), ...vitals(), pid('MRN-0'), obr(), ...vitals(90)]],
    ['AE', 'unknown-patient', ({ token }) => [head(token, 'X1'), pid('NOBODY'), obr(), ...vitals()]],
    ['AE', 'other-patient', ({ token }) => [head(token, 'X1'), pid('MRN-1'), obr(), ...vitals()]],
    ['AE', 'demo-data', (at) => [head(at.token, 'X1'), pid(at.recordNumber), obr(), ...vitals(), 'OBX|9|ST|M||DEMO||||||F']],
    ['AE', 'outside-session', (at) => [head(at.token, 'X1'), pid(at.recordNumber), obr(stamp(300)), ...vitals()]],
    ['AE', 'clock-in-doubt', (at) => [head(at.token, 'X1'), pid(at.recordNumber), obr(stamp(700)), ...vitals()]],
    ['AE', 'text-not-readable', (at) => [head(at.token, 'X1', { charset: 'ASCII' }), 'NTE|1||\u00ff', obr(), ...vitals()]],
  ])('is answered %s and kept for a person: %s', async (code, reason, lines) => {
    const at = await bedside();
    const bytes = Buffer.from(message(...lines(at)), reason === 'text-not-readable' ? 'latin1' : 'utf8');
    expect(said(await line.ask(bytes)).slice(0, 2)).toEqual([code, 'X1']);
    expect(await reasons(at.deviceId)).toEqual([reason]);
    expect(await streamed(at.sessionId)).toEqual([]);
    const { rows } = await api.admin.query('SELECT content FROM monitor_message WHERE device_id = $1', [at.deviceId]);
    expect(rows[0].content).not.toContain(at.token.split('.')[2]);
  });

  it('keeps an impossible value aside and charts what stood beside it', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals(999))))[0]).toBe('AE');
    expect((await streamed(sessionId))[0]?.details).toMatchObject({ rows: [{ offsetSeconds: 0, systolicMmHg: 132, diastolicMmHg: 84 }] });
    expect(await reasons(deviceId)).toEqual(['value-impossible']);
  });

  it('takes “no reading” for nothing at all: accepted, not charted, not kept', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    for (const value of ['-999', '-100', '8388607']) {
      const text = message(head(token), pid(recordNumber), obr(), obx('8867-4', value, '/min'), obx('29463-7', 0, 'kg'));
      expect(said(await line.ask(text))[0]).toBe('AA');
    }
    expect([await streamed(sessionId), await reasons(deviceId)]).toEqual([[], []]);
  });

  it('charts nothing for a monitor that stands nowhere, at a session that is over, or of another clinic', async () => {
    const { token, sessionId, recordNumber, deviceId } = await bedside();
    await place(here, deviceId, { nowhere: true });
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AE');
    await place(here, deviceId, { sessionId });
    await api.admin.query(
      `INSERT INTO session_entry (clinic_id, session_id, id, kind, details, occurred_at, recorded_at, received_at, author_id, device_id, device_seq)
       VALUES ($1, $2, $3, 'discharged', '{}', now() - interval '1 second', now(), now(), $3, $3, 1)`,
      [here.id, sessionId, uuidv7()],
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(said(await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AE');
    expect((await place(here, deviceId, { sessionId })).status).toBe(409);
    const forged = `${elsewhere.id}${token.slice(token.indexOf('.'))}`;
    expect(said(await line.ask(message(head(forged), pid(recordNumber), obr(), ...vitals())))[0]).toBe('AR');
    expect(await streamed(sessionId)).toEqual([]);
    expect(await reasons(deviceId)).toEqual(['outside-session', 'no-session']);
  });

  it('leaves the list when somebody has looked at it, in their own clinic only', async () => {
    const { token, recordNumber, deviceId } = await bedside();
    await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals(999)));
    const nurse = await here.as('nurse');
    const { body } = await nurse.get('/api/v1/monitors/messages');
    const [kept] = body.filter((one: { deviceId: string }) => one.deviceId === deviceId);
    expect((await (await elsewhere.as('nurse')).get('/api/v1/monitors/messages')).body).toEqual([]);
    expect((await (await elsewhere.as('nurse')).post(`/api/v1/monitors/messages/${kept.id}/settlement`)).status).toBe(404);
    expect((await nurse.post(`/api/v1/monitors/messages/${kept.id}/settlement`)).status).toBe(200);
    expect(await reasons(deviceId)).toEqual([]);
    expect((await nurse.post(`/api/v1/monitors/messages/${kept.id}/settlement`)).status).toBe(404);
  });

  it('is forgotten after a month when it was charted or looked at; what waits for a person waits on', async () => {
    const { token, recordNumber, deviceId } = await bedside();
    await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals()));
    await line.ask(message(head(token), pid(recordNumber), obr(), ...vitals(999)));
    const left = async (): Promise<number> =>
      (await api.admin.query('SELECT 1 FROM monitor_message WHERE device_id = $1', [deviceId])).rows.length;
    await api.app.get(Jobs).doNow('forget-monitor-messages');
    expect(await left()).toBe(2);
    api.moveClock(31 * 24 * 3_600_000);
    await api.app.get(Jobs).doNow('forget-monitor-messages');
    expect(await left()).toBe(1);
  });
});
