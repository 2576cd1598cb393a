import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestMailServer } from '../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

const hour = 3_600_000;
const address = 'sara.amin@home.example';
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  mail = await TestMailServer.start();
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example' });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(async () => {
  await api.stop();
  await mail.stop();
});
beforeEach(() => {
  mail.behaviour = 'takes';
  mail.letters.length = 0;
});

async function aPatientWith(contactPoints: object[], birthDate: string | null = '1985-02-03'): Promise<string> {
  const id = uuidv7();
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate, contactPoints };
  expect((await (await api.signedIn(here.staff['front-desk'].email)).post('/api/v1/patients', { id, patient })).status).toBe(201);
  return id;
}
const mailbox = (name: string, isReminderAllowed: boolean, more: object = {}) => ({
  ...{ system: 'email', value: `${name}@home.example`, isReminderAllowed },
  ...more,
});
const aVisitIn = async (hours: number, contactPoints: object[] = [{ system: 'email', value: address, isReminderAllowed: true }]) => {
  const patientId = await aPatientWith(contactPoints);
  const startsAt = new Date(api.now.getTime() + hours * hour).toISOString();
  const visitId = await aDosingVisit(api, here, patientId, { startsAt, appointment: 'booked' });
  return { patientId, visitId };
};
const chore = (name: string) => api.app.get(Jobs).doNow(name);
const reminded = async () => {
  await chore('remind-of-visits');
  await chore('send-messages');
};
const messagesOf = async (
  patientId: string,
): Promise<{ id: string; state: string; tries: number; fault: string | null; visitStartsAt: string | null }[]> => {
  const desk = await api.signedIn(here.staff['front-desk'].email);
  const { body } = await desk.get('/api/v1/messages');
  return body.filter(({ patient }: { patient: { id: string } }) => patient.id === patientId);
};
const statesOf = async (patientId: string) => (await messagesOf(patientId)).map(({ state }) => state);

describe('a visit’s reminder', () => {
  it('goes to the patient by mail, once, whoever looks how often, and names no medicine', async () => {
    const { patientId } = await aVisitIn(23);
    await Promise.all([reminded(), reminded(), reminded()]);
    await reminded();
    expect(mail.letters.map(({ to }) => to)).toEqual([[address]]);
    const [letter] = mail.letters;
    expect(letter?.text).toMatch(/Subject: A reminder of your appointment/);
    expect(letter?.text).toContain('nothing solid for 4 hours');
    expect(letter?.text).not.toMatch(/ketamine|infusion|depress/i);
    expect(await statesOf(patientId)).toEqual(['sent']);
    const audit = `SELECT action, reason FROM audit_entry WHERE patient_id = $1 AND action LIKE 'message.hand%'`;
    expect((await api.admin.query(audit, [patientId])).rows).toEqual([{ action: 'message.hand-over', reason: 'sent' }]);
  });

  it('is kept encrypted: neither address nor words stand in the table', async () => {
    await aVisitIn(23);
    await reminded();
    const kept = await api.admin.query(`SELECT encode(sealed_content, 'escape') || m::text AS row FROM patient_message m`);
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(kept.rows.filter(({ row }) => /home\.example|appointment|Amin/i.test(row))).toEqual([]);
  });

  it('is dropped when the visit was cancelled while it waited', async () => {
    const { patientId, visitId } = await aVisitIn(23);
    await chore('remind-of-visits');
    await api.admin.query(`UPDATE appointment SET state = 'cancelled-patient' WHERE id = $1`, [visitId]);
    await chore('send-messages');
    expect(await statesOf(patientId)).toEqual(['dropped']);
    expect(mail.letters).toEqual([]);
  });

  it.each([
    ['the one address they allow letters at', [mailbox('work', false), mailbox('own', true)], 'own'],
    ['the preferred one of two they allow', [mailbox('work', true), mailbox('own', true, { isPreferred: true })], 'own'],
    ['the one they allow, though another is preferred', [mailbox('work', false, { isPreferred: true }), mailbox('own', true)], 'own'],
    ['the one that is not a former one', [mailbox('old', true, { use: 'former', isPreferred: true }), mailbox('own', true)], 'own'],
  ] as const)('goes to %s', async (_, addresses, expected) => {
    await aVisitIn(23, [...addresses]);
    await reminded();
    expect(mail.letters.map(({ to }) => to)).toEqual([[`${expected}@home.example`]]);
  });

  it('goes nowhere without the patient’s leave: it waits for somebody to call, and goes out once they have allowed it', async () => {
    const { patientId } = await aVisitIn(23, [mailbox('own', false)]);
    await reminded();
    const [message] = await messagesOf(patientId);
    expect([message, mail.letters]).toMatchObject([{ state: 'refused', fault: 'no-address' }, []]);
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const again = () => desk.post(`/api/v1/messages/${message?.id}/decision`, { decision: 'send-again' });
    expect((await again()).body).toMatchObject({ status: 409, code: 'address-missing' });
    const allowed = `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints,0,isReminderAllowed}', 'true') WHERE id = $1`;
    await api.admin.query(allowed, [patientId]);
    expect((await again()).body.state).toBe('queued');
    await chore('send-messages');
    expect(mail.letters.map(({ to }) => to)).toEqual([['own@home.example']]);
  });

  it.each([
    ['nowhere any more', [mailbox('own', false)], []],
    ['at another address', [mailbox('own', false), mailbox('other', true, { use: null })], ['other@home.example']],
  ])('written before they allowed it %s goes nowhere by itself: a person decides', async (_, points, afterwards) => {
    const { patientId } = await aVisitIn(23, [mailbox('own', true)]);
    await chore('remind-of-visits');
    const changed = `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints}', $2) WHERE id = $1`;
    await api.admin.query(changed, [patientId, JSON.stringify(points)]);
    await chore('send-messages');
    const [message] = await messagesOf(patientId);
    expect([message, mail.letters]).toMatchObject([{ state: 'refused', fault: 'no-address', tries: 1 }, []]);
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const decide = (decision: string) => desk.post(`/api/v1/messages/${message?.id}/decision`, { decision });
    await decide('send-again');
    await chore('send-messages');
    expect(mail.letters.map(({ to }) => to[0])).toEqual(afterwards);
    await decide('told-otherwise');
  });

  it('of a patient without an address waits for somebody to call, and is settled by saying so', async () => {
    const { patientId } = await aVisitIn(23, [{ system: 'phone', value: '555-0102' }]);
    await reminded();
    const [message] = await messagesOf(patientId);
    expect(message).toMatchObject({ state: 'refused', fault: 'no-address' });
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const needOf = async () => (await desk.get('/api/v1/today')).body.needs.find(({ id }: { id: string }) => id === 'messages');
    expect(await needOf()).toMatchObject({ sentence: 'A message did not reach its patient', address: '/messages' });
    const settled = await desk.post(`/api/v1/messages/${message?.id}/decision`, { decision: 'told-otherwise' });
    expect([settled.status, settled.body.state, await needOf()]).toEqual([200, 'settled', undefined]);
    const again = await desk.post(`/api/v1/messages/${message?.id}/decision`, { decision: 'send-again' });
    expect([again.status, again.body.code]).toEqual([409, 'message-not-waiting']);
  });
});

describe('a mail server on a bad day', () => {
  it('is tried five times, an answer later each time; then the message waits for a person, who sends it again', async () => {
    mail.behaviour = 'is-busy';
    const { patientId } = await aVisitIn(23);
    await reminded();
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'queued', tries: 1, fault: 'smtp-451' }]);
    for (const minutes of [1, 5, 15, 60]) {
      await chore('send-messages');
      api.moveClock(minutes * 60_000);
      await chore('send-messages');
    }
    const [message] = await messagesOf(patientId);
    expect(message).toMatchObject({ state: 'failed', tries: 5, fault: 'smtp-451' });
    expect(mail.letters).toEqual([]);
    mail.behaviour = 'takes';
    const desk = await api.signedIn(here.staff['front-desk'].email);
    await desk.post(`/api/v1/messages/${message?.id}/decision`, { decision: 'send-again' });
    await chore('send-messages');
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'sent', tries: 6, fault: null }]);
  });

  it('that knows no such address refuses it for good: nothing is tried again by itself', async () => {
    mail.behaviour = 'refuses-address';
    const { patientId } = await aVisitIn(23);
    await reminded();
    api.moveClock(hour);
    await chore('send-messages');
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'refused', tries: 1, fault: 'smtp-550' }]);
  });

  it('that breaks off in the middle leaves nobody sure, so the letter does not go twice by itself', async () => {
    mail.behaviour = 'breaks-off';
    const { patientId } = await aVisitIn(23);
    await reminded();
    await reminded();
    expect(await statesOf(patientId)).toEqual(['uncertain']);
    expect(mail.letters).toHaveLength(1);
  });

  it('and a process that ended in the middle of a try leaves the same doubt', async () => {
    const { patientId } = await aVisitIn(23);
    await chore('remind-of-visits');
    const cut = `UPDATE patient_message SET state = 'sending', tries = 1, next_try_at = NULL, tried_at = $2 WHERE patient_id = $1`;
    await api.admin.query(cut, [patientId, api.now.toISOString()]);
    await chore('send-messages');
    expect(await statesOf(patientId)).toEqual(['sending']);
    api.moveClock(11 * 60_000);
    await chore('send-messages');
    expect(await messagesOf(patientId)).toMatchObject([{ state: 'uncertain', fault: 'interrupted' }]);
    expect(mail.letters).toEqual([]);
  });
});

describe('a message that cannot be read any more', () => {
  it('keeps no other back, waits for a person, and is told another way without being read', async () => {
    const [damaged, sound] = [await aVisitIn(23), await aVisitIn(23)];
    await chore('remind-of-visits');
    await api.admin.query(
      `UPDATE patient_message SET resent_to = '\\x00', next_try_at = next_try_at - interval '1 hour' WHERE patient_id = $1`,
      [damaged.patientId],
    );
    await chore('send-messages');
    expect(await statesOf(sound.patientId)).toEqual(['sent']);
    const [message] = await messagesOf(damaged.patientId);
    expect(message).toMatchObject({ state: 'refused', fault: 'unreadable', tries: 1 });
    const desk = await api.signedIn(here.staff['front-desk'].email);
    expect((await desk.get(`/api/v1/messages/${message?.id}`)).body).toMatchObject({ isReadable: false, address: '', text: '' });
    const decide = (decision: string) => desk.post(`/api/v1/messages/${message?.id}/decision`, { decision });
    const again = await decide('send-again');
    expect([again.status, again.body.code]).toEqual([409, 'message-unreadable']);
    expect((await decide('told-otherwise')).body).toMatchObject({ state: 'settled' });
  });
});

describe('a check-in that opens', () => {
  it('is written to the patient with a link that opens with the birth date, and again when nobody answered', async () => {
    await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
    const patientId = await aPatientWith([{ system: 'email', value: address, isReminderAllowed: true }]);
    const therapist = await api.signedIn(here.staff.therapist.email);
    const assignmentId = uuidv7();
    await therapist.post(`/api/v1/patients/${patientId}/measure-assignments`, { id: assignmentId, instruments: ['gad-7'] });
    const written = async () => {
      await chore('send-check-ins');
      await chore('send-messages');
    };
    await written();
    await written();
    expect(mail.letters).toHaveLength(1);
    const token = /\/check-in#(\S+)/.exec(mail.letters[0]?.text ?? '')?.[1];
    const opened = await api.client().post('/api/v1/portal/check-in/opening', { token, birthDate: '1985-02-03' });
    expect(opened.body.instruments).toEqual(['gad-7']);
    const { rows } = await api.admin.query(`SELECT remind_at FROM measure_assignment WHERE id = $1`, [assignmentId]);
    api.moveClock(Math.max(0, Date.parse(rows[0].remind_at) - api.now.getTime()) + 60_000);
    await written();
    await written();
    expect(mail.letters).toHaveLength(2);
  });
});

describe('a message that waits for a person', () => {
  it('is taken by somebody, who has it for everybody to see, and may be taken over; what waits for nobody is nobody’s', async () => {
    const { patientId } = await aVisitIn(23, [{ system: 'phone', value: '555-0102' }]);
    await reminded();
    const [waiting] = await messagesOf(patientId);
    expect(waiting).toMatchObject({ owner: null, takenAt: null, isOwn: false });
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const path = `/api/v1/messages/${waiting?.id}/decision`;
    const taken = await desk.post(path, { decision: 'take' });
    expect(taken.body).toMatchObject({ state: 'refused', owner: `front-desk ${here.id}`, takenAt: expect.any(String), isOwn: true });
    const count = async () => (await desk.get('/api/v1/today')).body.needs.filter(({ id }: { id: string }) => id === 'messages').length;
    expect(await count()).toBe(1);
    const audit = `SELECT action, reason FROM audit_entry WHERE entity_id = $1 AND action = 'message.decide'`;
    expect((await api.admin.query(audit, [waiting?.id])).rows).toEqual([{ action: 'message.decide', reason: 'take' }]);
    const manager = await api.signedIn(here.staff['clinic-manager'].email);
    const seen = (await manager.get(`/api/v1/messages/${waiting?.id}`)).body;
    expect(seen).toMatchObject({ owner: `front-desk ${here.id}`, isOwn: false });
    expect((await manager.post(path, { decision: 'take' })).body).toMatchObject({ owner: `clinic-manager ${here.id}`, isOwn: true });
    const stranger = await api.signedIn(elsewhere.staff['front-desk'].email);
    expect((await stranger.post(path, { decision: 'take' })).status).toBe(404);
    await desk.post(path, { decision: 'told-otherwise' });
    expect((await desk.post(path, { decision: 'take' })).body.code).toBe('message-not-waiting');
  });

  it('is nobody’s any more once it goes out again', async () => {
    const { patientId } = await aVisitIn(23);
    mail.behaviour = 'refuses-address';
    await reminded();
    mail.behaviour = 'takes';
    const [waiting] = await messagesOf(patientId);
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const decide = (decision: string) => desk.post(`/api/v1/messages/${waiting?.id}/decision`, { decision });
    expect((await decide('take')).body.isOwn).toBe(true);
    expect((await decide('send-again')).body).toMatchObject({ state: 'queued', owner: null, takenAt: null, isOwn: false });
  });
});

describe('the list of messages', () => {
  it('is the desk’s: a nurse and another clinic see nothing of it', async () => {
    const { patientId, visitId } = await aVisitIn(23);
    await reminded();
    const [message] = await messagesOf(patientId);
    const { rows } = await api.admin.query(`SELECT starts_at FROM appointment WHERE id = $1`, [visitId]);
    expect(new Date(message?.visitStartsAt ?? 0)).toEqual(new Date(rows[0].starts_at));
    const desk = await api.signedIn(here.staff['front-desk'].email);
    expect((await desk.get(`/api/v1/messages/${message?.id}`)).body).toMatchObject({ address, subject: 'A reminder of your appointment' });
    const nurse = await api.signedIn(here.staff.nurse.email);
    expect((await nurse.get('/api/v1/messages')).status).toBe(403);
    const stranger = await api.signedIn(elsewhere.staff['front-desk'].email);
    expect((await stranger.get('/api/v1/messages')).body).toEqual([]);
    expect((await stranger.get(`/api/v1/messages/${message?.id}`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/messages/${message?.id}/decision`, { decision: 'send-again' })).status).toBe(404);
  });
});
