import { createTransport } from 'nodemailer';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { somebodyIsHeldUp } from '../../../testing/held-up.js';
import { TestMailServer } from '../../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';
import { aDosingVisit } from '../../../testing/visit-stories.js';
import { ReturnTokens } from './return-tokens.js';
import { ReturnsDoor } from './returns-door.js';

const hour = 3_600_000;
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  mail = await TestMailServer.start();
  const returns = { MAIL_RETURNS_TO: 'returns@Mail.clinic.example', MAIL_RETURNS_PORT: '0' };
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example', ...returns });
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
});
afterAll(async () => {
  await api.stop();
  await mail.stop();
});
beforeEach(() => {
  mail.letters.length = 0;
});

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly fault: string | null;
  readonly tries: number;
}

let patients = 0;

/** Somebody with an address of their own and a visit tomorrow, whose reminder has gone out; where it would come back to. */
async function aSentReminder(clinic = here, address = `patient${(patients += 1)}@home.example`) {
  const patientId = uuidv7();
  const patient = {
    name: { family: 'Amin', given: ['Sara'] },
    birthDate: '1985-02-03',
    contactPoints: [{ system: 'email', value: address, isReminderAllowed: true }],
  };
  expect((await (await clinic.as('front-desk')).post('/api/v1/patients', { id: patientId, patient })).status).toBe(201);
  await another(patientId, clinic);
  return { patientId, address, from: mail.letters.find(({ to }) => to[0] === address)?.from ?? '' };
}
async function another(patientId: string, clinic = here, hours = 23): Promise<void> {
  const startsAt = new Date(api.now.getTime() + hours * hour).toISOString();
  await aDosingVisit(api, clinic, patientId, { startsAt, appointment: 'booked' });
  await chore('remind-of-visits');
  await chore('send-messages');
}
const chore = (name: string) => api.app.get(Jobs).doNow(name);
async function messagesOf(patientId: string, clinic = here): Promise<Seen[]> {
  const { body } = await (await clinic.as('front-desk')).get('/api/v1/messages');
  return body.filter(({ patient }: { patient: { id: string } }) => patient.id === patientId);
}
const decide = async (id: string | undefined, decision: string, clinic = here) =>
  (await clinic.as('front-desk')).post(`/api/v1/messages/${id}/decision`, { decision });

const aReport = (action: string, status: string): string =>
  [
    'From: MAILER-DAEMON@mail.example\r\nSubject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nKetamine at ten, Sara Amin',
    '--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n',
    `Final-Recipient: rfc822; sara@home.example\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 sara@home.example is unknown`,
    '--b1--\r\n',
  ].join('\r\n');

/** Hands a letter to the door as another mail server would; the code it answers. */
async function comesBack(to: string | string[], raw = aReport('failed', '5.1.1')): Promise<number> {
  const carrier = createTransport({ host: '127.0.0.1', port: api.app.get(ReturnsDoor).port ?? 0, ignoreTLS: true });
  try {
    const { response, rejected } = await carrier.sendMail({ envelope: { from: '', to }, raw });
    return rejected.length > 0 ? 452 : Number(response.slice(0, 3));
  } catch (fault) {
    return Number(Reflect.get(Object(fault), 'responseCode'));
  } finally {
    carrier.close();
  }
}

describe('a letter that comes back', () => {
  it('waits for the desk with the code of the report and nothing of its words, once, however often the report comes', async () => {
    const { patientId, from } = await aSentReminder();
    expect(from).toMatch(/^returns\+[0-9a-z]{50}@mail\.clinic\.example$/);
    expect(mail.letters[0]?.text).toMatch(/^From: Clinic \d+ <desk@clinic\.example>$/m);
    expect(await comesBack(from.toUpperCase())).toBe(250);
    expect(await comesBack(from)).toBe(250);
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'returned', fault: 'returned-5.1.1', tries: 1 }]);
    const audit = await api.admin.query(`SELECT action, reason FROM audit_entry WHERE patient_id = $1 AND action = 'message.report'`, [
      patientId,
    ]);
    expect(audit.rows).toEqual([{ action: 'message.report', reason: 'returned' }]);
    const kept = await api.admin.query(`SELECT m::text AS row FROM patient_message m`);
    expect(kept.rows.filter(({ row }) => /home\.example|unknown|ketamine|amin/i.test(row))).toEqual([]);
    const { body } = await (await here.as('front-desk')).get('/api/v1/today');
    expect(body.needs).toContainEqual(expect.objectContaining({ id: 'messages', address: '/messages' }));
  });

  it('and is late only is noted, and given up afterwards', async () => {
    const { patientId, from } = await aSentReminder();
    await comesBack(from, aReport('delayed', '4.4.1'));
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'sent', fault: 'delayed-4.4.1' }]);
    await comesBack(from, aReport('failed', '4.4.7'));
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'returned', fault: 'returned-4.4.7' }]);
  });

  it('says nothing of a try that began meanwhile', async () => {
    const { patientId, from } = await aSentReminder();
    await api.admin.query('BEGIN');
    await api.admin.query(`UPDATE patient_message SET tries = 2, state = 'sending' WHERE patient_id = $1`, [patientId]);
    const answer = comesBack(from);
    await somebodyIsHeldUp(api);
    await api.admin.query('COMMIT');
    expect(await answer).toBe(250);
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'sending', tries: 2, fault: null }]);
  });

  it('of which somebody heard otherwise is said to be so by the desk, of another clinic’s by nobody', async () => {
    const { patientId } = await aSentReminder();
    const [message] = await messagesOf(patientId);
    expect((await decide(message?.id, 'came-back', elsewhere)).status).toBe(404);
    expect((await decide(message?.id, 'came-back')).body).toMatchObject({ state: 'returned', fault: 'returned-told' });
    expect((await decide(message?.id, 'came-back')).body.state).toBe('returned');
    await decide(message?.id, 'told-otherwise');
    const late = await decide(message?.id, 'came-back');
    expect([late.status, late.body.code]).toEqual([409, 'message-not-waiting']);
  });
});

describe('an address that a letter came back from', () => {
  it('gets no more letters, each is counted, until somebody says that it is right', async () => {
    const { patientId, address, from } = await aSentReminder();
    await comesBack(from);
    const [first] = await messagesOf(patientId);
    await decide(first?.id, 'told-otherwise');
    mail.letters.length = 0;
    await another(patientId, here, 17);
    expect(mail.letters).toEqual([]);
    const held = (await messagesOf(patientId)).find(({ state }) => state === 'refused');
    expect(held).toMatchObject({ fault: 'address-returned' });
    const doubt = async () => (await (await here.as('front-desk')).get(`/api/v1/messages/${held?.id}`)).body.isDoubted;
    expect(await doubt()).toBe(true);
    expect((await decide(held?.id, 'send-again')).body).toMatchObject({ status: 409, code: 'address-in-doubt' });
    expect(await doubt()).toBe(true);
    expect((await decide(held?.id, 'address-is-right')).body.state).toBe('queued');
    expect(await doubt()).toBe(false);
    await chore('send-messages');
    expect(mail.letters.map(({ to }) => to)).toEqual([[address]]);
    await another(patientId, here, 11);
    expect(mail.letters).toHaveLength(2);
    // The first report comes once more: it is about a try that is over.
    await comesBack(from);
    expect((await messagesOf(patientId)).map(({ state }) => state).toSorted()).toEqual(['sent', 'sent', 'settled']);
  });

  it('is corrected in the chart: the letter goes to the new one, and it may come back from there too', async () => {
    const { patientId, from } = await aSentReminder();
    await comesBack(from);
    const [message] = await messagesOf(patientId);
    const corrected = `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints,0,value}', '"right@home.example"') WHERE id = $1`;
    await api.admin.query(corrected, [patientId]);
    mail.letters.length = 0;
    const desk = await here.as('front-desk');
    expect((await desk.get(`/api/v1/messages/${message?.id}`)).body).toMatchObject({
      addressInChart: 'right@home.example',
      isDoubted: false,
    });
    await decide(message?.id, 'send-again');
    await chore('send-messages');
    expect(mail.letters.map(({ to }) => to)).toEqual([['right@home.example']]);
    expect((await desk.get(`/api/v1/messages/${message?.id}`)).body).toMatchObject({ state: 'sent', address: 'right@home.example' });
    await comesBack(mail.letters[0]?.from ?? '');
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'returned', tries: 2 }]);
  });

  it('in one clinic is no matter of another', async () => {
    const { address, from } = await aSentReminder();
    await comesBack(from);
    const other = await aSentReminder(elsewhere, address);
    expect(await messagesOf(other.patientId, elsewhere)).toMatchObject([{ state: 'sent' }]);
  });
});

describe('the door', () => {
  it('takes nothing for an address that is none of ours, and changes nothing', async () => {
    const { patientId, from } = await aSentReminder();
    const [message] = await messagesOf(patientId);
    const [, token = ''] = /\+(.+)@/.exec(from) ?? [];
    const forged = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    // Signed, of another clinic: there is no such message there.
    const strangers = api.app.get(ReturnTokens).of({ clinicId: elsewhere.id, messageId: message?.id ?? '', tries: 1 });
    const never = api.app.get(ReturnTokens).of({ clinicId: here.id, messageId: uuidv5('none', patientId), tries: 1 });
    for (const to of [from.replace(token, forged), from.replace('returns', 'desk'), from.replace('mail', 'post')])
      expect(await comesBack(to)).toBe(550);
    for (const wrong of ['returns@mail.clinic.example', `returns+${'z'.repeat(50)}@mail.clinic.example`])
      expect(await comesBack(wrong)).toBe(550);
    for (const known of [strangers, never]) expect(await comesBack(from.replace(token, known))).toBe(250);
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'sent', fault: null }]);
  });

  it('drops an answer from a holiday and whatever else is no report', async () => {
    const { patientId, from } = await aSentReminder();
    expect(await comesBack(from, 'Subject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n')).toBe(250);
    expect(await comesBack(from, aReport('delivered', '2.0.0'))).toBe(250);
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'sent', fault: null }]);
  });

  it('takes nothing large, and one recipient at a time', async () => {
    const [one, two] = [await aSentReminder(), await aSentReminder()];
    expect(await comesBack(one.from, `${aReport('failed', '5.1.1')}${'x'.repeat(300 * 1024)}`)).toBe(552);
    expect(await comesBack([one.from, two.from])).toBe(452);
    expect(await messagesOf(one.patientId)).toMatchObject([{ state: 'returned' }]);
    expect(await messagesOf(two.patientId)).toMatchObject([{ state: 'sent' }]);
  });
});
