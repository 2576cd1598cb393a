import { instantFromMs, localDateAt, plusDays, weekdayOf, type LocalDate, type WaitlistEntryView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { aPatient } from '../../../testing/chart-stories.js';
import { TestMailServer } from '../../../testing/mail-server.js';
import { aSchedule, wall, type TestSchedule } from '../../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';
import type { TestClient } from '../../../testing/test-client.js';

const birthDate = '1985-02-03';
const calm = [410, 'link-not-usable'];
const minute = 60_000;
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let manager: TestClient;
let desk: TestClient;
let ours: TestSchedule;

beforeAll(async () => {
  mail = await TestMailServer.start();
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example' });
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
  [manager, desk] = [await here.as('clinic-manager'), await here.as('front-desk')];
  ours = await aSchedule(here);
});
afterAll(async () => {
  await api.stop();
  await mail.stop();
});
beforeEach(() => {
  mail.letters.length = 0;
});

let daysAhead = 0;

/** A working day ahead that no other story uses. */
function anotherDay(): LocalDate {
  daysAhead += 1;
  const on = plusDays(localDateAt(instantFromMs(api.now.getTime()), 'America/New_York'), daysAhead);
  return weekdayOf(on) > 5 ? anotherDay() : on;
}

const talk = (patientId: string, startsAt: string) => ({
  ...{ id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt },
  assignments: [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ],
});

/** A talk at ten that was cancelled: the time it left. */
async function aFreedTime(): Promise<{ id: string; startsAt: string }> {
  const visit = talk(await aPatient(here), wall(anotherDay(), '10:00'));
  expect((await manager.post('/api/v1/appointments', visit)).status).toBe(201);
  const step = { id: uuidv7(), event: 'cancel-for-patient', reason: 'patient-unwell' };
  expect((await desk.post(`/api/v1/appointments/${visit.id}/steps`, step)).status).toBe(200);
  return visit;
}

/** Somebody with an address who waits for a talk; the entry's id. */
async function waits(
  more: object = { contactPoints: [{ system: 'email', value: 'sara@home.example', isReminderAllowed: true }] },
): Promise<string> {
  const [id, patientId] = [uuidv7(), uuidv7()];
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate, ...more };
  expect((await desk.post('/api/v1/patients', { id: patientId, patient })).status).toBe(201);
  expect((await desk.post('/api/v1/waitlist/entries', { id, patientId, visitType: 'integration' })).status).toBe(201);
  return id;
}

const byMail = (entryId: string, slotId: string, by = desk, id = uuidv7()) =>
  by.post('/api/v1/waitlist/offers/by-mail', { id, entryId, slotId });
const sendLetters = () => api.app.get(Jobs).doNow('send-messages');
const letterText = (text = '') => text.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
const tokenOf = (letter?: string) => /\/offer#(\S+)/.exec(letterText(letter))?.[1] ?? 'no link';

interface Offered {
  readonly slot: { readonly id: string; readonly startsAt: string };
  readonly entryId: string;
  readonly token: string;
}

async function anOffer(slot?: Offered['slot']): Promise<Offered> {
  const [free, entryId] = [slot ?? (await aFreedTime()), await waits()];
  expect((await byMail(entryId, free.id)).status).toBe(201);
  await sendLetters();
  return { slot: free, entryId, token: tokenOf(mail.letters.at(-1)?.text) };
}

const open = (token: string, born = birthDate) => api.client().post('/api/v1/portal/offer/opening', { token, birthDate: born });
const say = (token: string, answer: string) => api.client().post('/api/v1/portal/offer/answer', { token, birthDate, answer });
const entryOf = async (id: string): Promise<WaitlistEntryView | undefined> =>
  (await desk.get('/api/v1/waitlist')).body.entries.find((entry: WaitlistEntryView) => entry.id === id);

describe('a freed time that is offered by mail', () => {
  it('comes as a letter that names the time and nothing of the treatment, and the waitlist says how the letter fares', async () => {
    const { entryId, slot } = await anOffer();
    expect(letterText(mail.letters.at(-1)?.text)).toMatch(/A time has become free/);
    expect(mail.letters.at(-1)?.text).not.toMatch(/ketamine|dosing|infusion|integration|therapy|Amin/i);
    expect((await entryOf(entryId))?.offers).toMatchObject([{ slotId: slot.id, state: 'open', channel: 'mail', delivery: 'sent' }]);
  });

  it('opens with the birth date, is accepted, and books the visit once however often it is said', async () => {
    const { token, entryId, slot } = await anOffer();
    const { status, body } = await open(token);
    expect([status, body]).toEqual([200, expect.objectContaining({ standing: 'open', preparation: [] })]);
    expect(JSON.stringify(body)).not.toMatch(/integration|Amin/i);
    const answers = await Promise.all([say(token, 'accept'), say(token, 'accept')]);
    answers.push(await say(token, 'accept'));
    expect(answers.map((answer) => [answer.status, answer.body.state])).toEqual(Array(3).fill([200, 'accepted']));
    expect(await entryOf(entryId)).toBeUndefined();
    const sql = `SELECT count(*)::int AS booked FROM appointment WHERE clinic_id = $1 AND starts_at = $2 AND state = 'booked'`;
    expect((await api.admin.query(sql, [here.id, slot.startsAt])).rows[0].booked).toBe(1);
    expect([(await open(token)).body.code, (await say(token, 'decline')).body.code]).toEqual(['link-not-usable', 'link-not-usable']);
    const news = {
      sentence: expect.stringMatching(/Amin took the time that was free$/),
      detail: expect.stringMatching(/^Integration session, .*10:00\. Accepted by letter/),
    };
    const needsOf = async (by: TestClient) => (await by.get('/api/v1/today')).body.needs;
    expect(await needsOf(desk)).toContainEqual(expect.objectContaining(news));
    for (const other of [await here.as('nurse'), await elsewhere.as('front-desk')])
      expect(await needsOf(other)).not.toContainEqual(expect.objectContaining({ sentence: news.sentence }));
  });

  it('is had by the first who accepts, however many accept at once; the others read that somebody was faster and wait on', async () => {
    const first = await anOffer();
    const all = [first];
    for (let count = 0; count < 4; count += 1) all.push(await anOffer(first.slot));
    const answers = await Promise.all(all.map(({ token }) => say(token, 'accept')));
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 200));
    const states = answers.map(({ body }) => body.state);
    expect([...states].sort()).toEqual(['accepted', 'gone', 'gone', 'gone', 'gone']);
    const late = all[states.indexOf('gone')];
    expect((await open(late?.token ?? '')).body.standing).toBe('gone');
    expect((await entryOf(late?.entryId ?? ''))?.offers[0]?.state).toBe('gone');
  });

  it('says that somebody was faster where the desk booked the time by hand', async () => {
    const { token, slot } = await anOffer();
    expect((await manager.post('/api/v1/appointments', talk(await aPatient(here), slot.startsAt))).status).toBe(201);
    expect((await open(token)).body.standing).toBe('gone');
    expect((await say(token, 'accept')).body).toEqual({ state: 'gone' });
  });

  it('is declined, and the patient keeps their place', async () => {
    const { token, entryId } = await anOffer();
    expect((await say(token, 'decline')).body).toEqual({ state: 'declined' });
    expect((await entryOf(entryId))?.offers[0]?.state).toBe('declined');
    expect([(await open(token)).status, (await open(token)).body.code]).toEqual(calm);
  });

  it('opens no more when it has run out, by a guess, by a wrong birth date, or under another clinic’s number', async () => {
    const { token, entryId } = await anOffer();
    const [clinic, id, signature] = token.split('.');
    const forged = [`${elsewhere.id}.${id}.${signature}`, `${clinic}.${uuidv7()}.${signature}`, `${clinic}.${id}.${'A'.repeat(43)}`];
    const tries = [await open(token, '1990-01-01'), ...(await Promise.all(forged.map((one) => open(one))))];
    api.moveClock(46 * minute);
    tries.push(await open(token), await say(token, 'accept'));
    api.moveClock(-46 * minute);
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual(Array(6).fill(calm));
    expect(await entryOf(entryId)).toBeDefined();
  });

  it('is not offered to a chart without an address, nor by others than the desk and the manager of the clinic', async () => {
    const [slot, entryId] = [await aFreedTime(), await waits({})];
    const refused = await byMail(entryId, slot.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'cannot-be-mailed']);
    expect(await entryOf(entryId)).toMatchObject({ canBeMailed: false, offers: [] });
    const reached = await waits();
    expect((await byMail(reached, slot.id, await elsewhere.as('front-desk'))).body.code).toBe('waits-no-more');
    expect((await byMail(reached, slot.id, await here.as('nurse'))).status).toBe(403);
  });

  it('whose address does not exist says so on the waitlist: somebody has to call', async () => {
    const [slot, entryId] = [await aFreedTime(), await waits()];
    mail.behaviour = 'refuses-address';
    expect((await byMail(entryId, slot.id)).status).toBe(201);
    await sendLetters();
    mail.behaviour = 'takes';
    expect((await entryOf(entryId))?.offers[0]?.delivery).toBe('refused');
  });
});
