import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestMailServer } from '../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

const minute = 60_000;
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

const deskOf = (clinic: TestClinic): Promise<TestClient> => api.signedIn(clinic.staff['front-desk'].email);
const chore = (name: string) => api.app.get(Jobs).doNow(name);

/** A patient whose reminder waits to go out. */
async function aReminded(clinic: TestClinic, name: string): Promise<string> {
  const id = uuidv7();
  const contactPoints = [{ system: 'email', value: `${name}@home.example`, isReminderAllowed: true }];
  const patient = { name: { family: 'Amin', given: [name] }, birthDate: '1985-02-03', contactPoints };
  await (await deskOf(clinic)).post('/api/v1/patients', { id, patient });
  await aDosingVisit(api, clinic, id, { startsAt: new Date(api.now.getTime() + 23 * 60 * minute).toISOString(), appointment: 'booked' });
  await chore('remind-of-visits');
  return id;
}

async function given(): Promise<void> {
  for (const minutes of [0, 1, 5, 15, 60]) {
    api.moveClock(minutes * minute);
    await chore('send-messages');
  }
}

type Message = { readonly id: string; readonly state: string; readonly fault: string | null; readonly patient: { readonly id: string } };
const messagesAt = async (clinic: TestClinic): Promise<Message[]> => (await (await deskOf(clinic)).get('/api/v1/messages')).body;
const stateOf = async (clinic: TestClinic, patientId: string) =>
  (await messagesAt(clinic)).find(({ patient }) => patient.id === patientId)?.state;

describe('a mail server that was out of reach', () => {
  it('and is there again gets everything that waited for it by one press, once, and nothing else', async () => {
    const refused = await aReminded(here, 'refused');
    mail.behaviour = 'refuses-address';
    await chore('send-messages');
    const uncertain = await aReminded(here, 'uncertain');
    mail.behaviour = 'breaks-off';
    await chore('send-messages');
    mail.behaviour = 'takes';
    mail.letters.length = 0;
    await mail.stop();

    const [first, second, theirs] = [await aReminded(here, 'first'), await aReminded(here, 'second'), await aReminded(elsewhere, 'theirs')];
    await given();
    expect([await stateOf(here, first), await stateOf(here, second)]).toEqual(['failed', 'failed']);

    const doubted = await aReminded(here, 'doubted');
    await given();
    const [waiting] = (await messagesAt(here)).filter(({ patient }) => patient.id === doubted);
    await api.admin.query(
      `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints,0,isReminderAllowed}', 'false') WHERE id = $1`,
      [doubted],
    );

    mail = await TestMailServer.start(Number(new URL(mail.url).port));
    const desk = await deskOf(here);
    const [held] = (await messagesAt(here)).filter(({ patient }) => patient.id === first);
    expect((await desk.post(`/api/v1/messages/${held?.id}/decision`, { decision: 'take' })).body.isOwn).toBe(true);
    const { status, body } = await desk.post('/api/v1/messages/sending-again');
    expect([status, body.messageIds.length, body.messageIds.includes(waiting?.id)]).toEqual([200, 2, false]);
    expect((await desk.post('/api/v1/messages/sending-again')).body).toEqual({ messageIds: [] });
    expect((await desk.get(`/api/v1/messages/${held?.id}`)).body).toMatchObject({ state: 'queued', owner: null, takenAt: null });
    await chore('send-messages');

    expect(mail.letters.map(({ to }) => to[0]).toSorted()).toEqual(['first@home.example', 'second@home.example']);
    const states = [first, second, doubted, refused, uncertain].map((id) => stateOf(here, id));
    expect(await Promise.all(states)).toEqual(['sent', 'sent', 'failed', 'refused', 'uncertain']);
    expect(await stateOf(elsewhere, theirs)).toBe('failed');
    const audit = `SELECT patient_id, reason FROM audit_entry WHERE clinic_id = $1 AND action = 'message.send-all-again' AND patient_id IS NOT NULL`;
    const { rows } = await api.admin.query(audit, [here.id]);
    expect(rows.map(({ patient_id: id, reason }) => [id, reason]).toSorted()).toEqual(
      [first, second].toSorted().map((id) => [id, 'send-again']),
    );
  });

  it('is for the desk alone to send again', async () => {
    const nurse = await api.signedIn(here.staff.nurse.email);
    expect((await nurse.post('/api/v1/messages/sending-again')).status).toBe(403);
  });
});
