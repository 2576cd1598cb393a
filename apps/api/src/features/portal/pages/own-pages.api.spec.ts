import { roles, type OwnPagesView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { readConfig } from '../../../platform/config/config.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { anInfusion } from '../../../testing/chart-stories.js';
import { heardAt, holding } from '../../../testing/every-door.js';
import { TestMailServer } from '../../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';
import type { Answer, TestClient } from '../../../testing/test-client.js';
import { aDosingVisit } from '../../../testing/visit-stories.js';
import { WritingKeys } from './writing-keys.js';

const birthDate = '1982-03-04';
const hour = 3_600_000;
const calm = [410, 'link-not-usable'];
/** Words for nobody, for the therapist, for everybody who treats. */
const [private_, forTherapist, forTeam] = ['Quillwortprivate', 'Marshmallowtherapist', 'Lavenderteam'];
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let therapist: TestClient;
let colleague: TestClient;

beforeAll(async () => {
  mail = await TestMailServer.start();
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example' });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  therapist = await here.as('therapist');
  colleague = await api.signedIn((await api.addStaff(here.id, 'therapist')).email);
});
afterAll(async () => {
  await mail.stop();
  await api.stop();
});

async function aPatientBorn(more: object = {}): Promise<string> {
  const id = uuidv7();
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate, ...more };
  expect((await (await here.as('front-desk')).post('/api/v1/patients', { id, patient })).status).toBe(201);
  return id;
}

const tokenIn = ({ body }: Answer): string => body.path.split('#')[1];
const pagesOf = (patientId: string) => `/api/v1/patients/${patientId}/own-pages`;
const aLink = async (patientId: string, byMail = false) =>
  (await here.as('front-desk')).post(`${pagesOf(patientId)}/link`, { id: uuidv7(), byMail });
const open = (token: string, born = birthDate) => api.client().post('/api/v1/portal/pages/opening', { token, birthDate: born });
const keep = (token: string, changes: object) => api.client().post('/api/v1/portal/pages/changes', { token, birthDate, ...changes });
const writing = (text: string, sharedWith: string, more: object = {}) => ({
  ...{ id: uuidv7(), kind: 'reflection', text, sharedWith, writtenAt: api.now.toISOString() },
  ...more,
});
const shared = async (client: TestClient, patientId: string): Promise<string[]> =>
  (await client.get(`/api/v1/patients/${patientId}/writings`)).body.map(({ text }: { text: string }) => text);

/** A patient in a course with this clinic's therapist, who has the link of their pages and an infusion ahead. */
async function aPatientWithPages(hoursAhead = 48): Promise<{ patientId: string; token: string; visitId: string }> {
  const patientId = await aPatientBorn();
  const startsAt = new Date(api.now.getTime() + hoursAhead * hour).toISOString();
  const visitId = await aDosingVisit(api, here, patientId, { startsAt, appointment: 'booked' });
  await api.admin.query(
    `INSERT INTO course_team (clinic_id, course_id, staff_member_id, role)
     SELECT clinic_id, id, $3, 'therapist' FROM treatment_course WHERE clinic_id = $1 AND patient_id = $2`,
    [here.id, patientId, here.staff.therapist.staffMemberId],
  );
  return { patientId, visitId, token: tokenIn(await aLink(patientId)) };
}

describe('the link of a patient’s own pages', () => {
  it('opens as often as the patient likes, with the birth date, and names neither patient nor medicine', async () => {
    const { token } = await aPatientWithPages();
    const [first, second] = [await open(token), await open(token)];
    expect([first.status, second.status]).toEqual([200, 200]);
    const view = first.body as OwnPagesView;
    expect(view.therapists).toEqual([`therapist ${here.id}`]);
    expect(view.visits).toMatchObject([{ title: 'Your treatment', isRemote: false, minutes: 180 }]);
    expect(view.visits[0]?.toPrepare.map(({ item, isKnown }) => [item, isKnown])).toEqual([
      ...[
        ['coming', false],
        ['escort', false],
        ['no-food', false],
        ['no-drink', false],
      ],
      ...[
        ['no-alcohol', false],
        ['medicines', false],
        ['clothes', false],
      ],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/Amin|Sara|ketamine|depress/i);
  });

  it('answers guessed, foreign and wrongly dated tries, and links to something else, with the same calm sentence', async () => {
    const { token } = await aPatientWithPages();
    const [clinic, id, signature] = token.split('.');
    const forged = [`${elsewhere.id}.${id}.${signature}`, `${clinic}.${uuidv7()}.${signature}`, `${clinic}.${id}.${'A'.repeat(43)}`];
    const tries = [await open(token, '1982-03-05'), ...(await Promise.all(forged.map((one) => open(one))))];
    const asOthers = await Promise.all(
      ['check-in', 'visit'].map((other) => api.client().post(`/api/v1/portal/${other}/opening`, { token, birthDate })),
    );
    const all = [...tries, ...asOthers];
    expect(all.map(({ status, body }) => [status, body.code])).toEqual(Array(6).fill(calm));
    expect(new Set(all.map(({ body }) => body.detail)).size).toBe(1);
  });

  it('is dead after five wrong birth dates, when it was taken back, when a new one was made, and when it has run out', async () => {
    const guessed = await aPatientWithPages();
    for (const _try of [1, 2, 3, 4, 5]) await open(guessed.token, '1990-01-01');
    const { patientId, token } = await aPatientWithPages();
    const renewed = tokenIn(await aLink(patientId));
    expect([(await open(guessed.token)).status, (await open(token)).status, (await open(renewed)).status]).toEqual([410, 410, 200]);
    const standing = await (await here.as('front-desk')).delete(`${pagesOf(patientId)}/link`);
    expect([standing.status, standing.body.link]).toEqual([200, null]);
    expect([(await open(renewed)).status, (await keep(renewed, { writings: [writing('late', 'nobody')] })).status]).toEqual([410, 410]);
    const last = tokenIn(await aLink(patientId));
    api.moveClock(60 * 24 * hour + 60_000);
    expect([(await open(last)).status, (await open(last)).body.code]).toEqual(calm);
    api.moveClock(-60 * 24 * hour - 60_000);
  });

  it('comes by mail without a word of medicine or diagnosis, in words or address', async () => {
    const patientId = await aPatientBorn({ contactPoints: [{ system: 'email', value: 'sara@home.example', isReminderAllowed: true }] });
    expect((await aLink(patientId, true)).body.isMailed).toBe(true);
    await api.app.get(Jobs).doNow('send-messages');
    const letter = (mail.letters.at(-1)?.text ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    expect(letter).not.toMatch(/ketamine|depress|trauma|infusion|therap|Amin/i);
    expect((await open(/\/pages#(\S+)/.exec(letter)?.[1] ?? '')).status).toBe(200);
  });

  it('is not made without a birth date, nor mailed without an address, nor by who sends no links, nor elsewhere', async () => {
    const undated = uuidv7();
    await (await here.as('front-desk')).post('/api/v1/patients', { id: undated, patient: { name: { family: 'Ono', given: ['Yuki'] } } });
    expect((await aLink(undated)).body.code).toBe('birth-date-missing');
    const patientId = await aPatientBorn();
    expect((await aLink(patientId, true)).body.code).toBe('address-missing');
    const post = { id: uuidv7(), byMail: false };
    expect((await (await here.as('compliance')).post(`${pagesOf(patientId)}/link`, post)).status).toBe(403);
    for (const path of ['own-pages', 'writings'])
      expect((await (await elsewhere.as('therapist')).get(`/api/v1/patients/${patientId}/${path}`)).status).toBe(404);
    expect((await (await elsewhere.as('therapist')).post(`${pagesOf(patientId)}/link`, post)).status).toBe(404);
  });
});

describe('what a patient writes', () => {
  it('is kept once however often it is sent, in the patient’s words, with the time at which it was written', async () => {
    const { token } = await aPatientWithPages();
    const one = writing('I hope to be kinder to myself.', 'care-team', { kind: 'intention', writtenAt: '2026-11-01T08:00:00Z' });
    const [first, second] = await Promise.all([keep(token, { writings: [one] }), keep(token, { writings: [one] })]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await open(token)).body.writings).toEqual([one]);
  });

  it('is read by whom it is shared with and by nobody else; the latest choice counts, whatever arrives last', async () => {
    const { token, patientId } = await aPatientWithPages();
    const [mine, hers, theirs] = [writing(private_, 'nobody'), writing(forTherapist, 'therapist'), writing(forTeam, 'care-team')];
    await keep(token, { writings: [mine, hers, theirs] });
    expect((await open(token)).body.writings).toHaveLength(3);
    const read = await Promise.all([therapist, colleague, await here.as('nurse')].map((client) => shared(client, patientId)));
    expect(read.map((texts) => texts.toSorted())).toEqual([[forTeam, forTherapist], [forTeam], [forTeam]]);
    for (const role of ['front-desk', 'clinic-manager', 'compliance', 'administrator'] as const)
      expect((await (await here.as(role)).get(`/api/v1/patients/${patientId}/writings`)).status).toBe(403);
    const choice = (sharedWith: string, seconds: number) => ({
      sharings: [{ writingId: hers.id, sharedWith, at: new Date(api.now.getTime() + seconds * 1_000).toISOString() }],
    });
    api.moveClock(60_000);
    await keep(token, choice('nobody', -10));
    await keep(token, choice('care-team', -20));
    expect(await shared(therapist, patientId)).toEqual([forTeam]);
  });

  it('belongs to its patient: another patient’s link neither reads nor shares nor ticks it', async () => {
    const [own, other] = [await aPatientWithPages(), await aPatientWithPages()];
    const mine = writing(private_, 'nobody');
    await keep(own.token, { writings: [mine] });
    const at = api.now.toISOString();
    const sharings = [{ writingId: mine.id, sharedWith: 'care-team', at }];
    const answer = await keep(other.token, { sharings, ticks: [{ appointmentId: own.visitId, item: 'no-food', isDone: true, at }] });
    expect([answer.status, answer.body.writings]).toEqual([200, []]);
    expect((await open(own.token)).body.writings).toMatchObject([{ sharedWith: 'nobody' }]);
    expect((await therapist.get(pagesOf(own.patientId))).body.nextVisit).toMatchObject({ seenTo: 0, of: 7 });
  });

  it('is erased for good where nobody else may read it, and stays erased when a phone sends it once more', async () => {
    const [{ token, patientId }, other] = [await aPatientWithPages(), await aPatientWithPages()];
    const written = { writtenAt: '2026-11-01T08:00:00Z' };
    const [mine, theirs] = [writing(private_, 'nobody', written), writing(forTeam, 'care-team', written)];
    await keep(token, { writings: [mine, theirs] });
    const erase = (by: string, writingId: string) => api.client().post('/api/v1/portal/pages/erasing', { token: by, birthDate, writingId });
    expect((await erase(other.token, mine.id)).body.writings).toEqual([]);
    expect((await erase(token, theirs.id)).body.code).toBe('still-shared');
    expect((await open(token)).body.writings).toHaveLength(2);
    const [first, again] = [await erase(token, mine.id), await erase(token, mine.id)];
    expect([first.body.writings, again.body.writings]).toEqual([[theirs], [theirs]]);
    const at = new Date(api.now.getTime() + 1_000).toISOString();
    const late = await keep(token, { writings: [mine], sharings: [{ writingId: mine.id, sharedWith: 'care-team', at }] });
    expect([late.status, late.body.writings]).toEqual([200, [theirs]]);
    const { rows } = await api.admin.query(`SELECT octet_length(sealed) AS bytes FROM patient_writing WHERE clinic_id = $1 AND id = $2`, [
      here.id,
      mine.id,
    ]);
    expect(rows).toEqual([{ bytes: 0 }]);
    const audit = await api.admin.query(
      `SELECT outcome, reason FROM audit_entry WHERE clinic_id = $1 AND patient_id = $2 AND action = 'portal.erase-page' AND outcome = 'done'`,
      [here.id, patientId],
    );
    expect(audit.rows).toEqual(Array(2).fill({ outcome: 'done', reason: null }));
  });

  it('does not change, not even by hand: words are there as they were written, or not at all', async () => {
    const { token } = await aPatientWithPages();
    const mine = writing(private_, 'nobody');
    await keep(token, { writings: [mine] });
    const change = (set: string) =>
      api.admin.query(`UPDATE patient_writing SET ${set} WHERE clinic_id = $1 AND id = $2`, [here.id, mine.id]);
    for (const set of [`sealed = 'x'`, `sealed = ''`, `sealed = 'x', erased_at = now()`, `erased_at = now()`])
      await expect(change(set)).rejects.toThrow(/keeps what was written|patient_writing_erased/);
    await change(`sealed = '', erased_at = now()`);
    for (const set of [`erased_at = NULL`, `shared_with = 'care-team'`])
      await expect(change(set)).rejects.toThrow(/keeps what was written/);
  });

  it('is bounded: nothing empty, nothing longer than a long letter, and no flood in a day', async () => {
    const { token } = await aPatientWithPages();
    expect((await keep(token, {})).status).toBe(400);
    expect((await keep(token, { writings: [writing('  ', 'nobody')] })).status).toBe(400);
    expect((await keep(token, { writings: [writing('x'.repeat(6_001), 'nobody')] })).status).toBe(400);
    const twenty = () => Array.from({ length: 20 }, () => writing('x', 'nobody'));
    for (const _time of [1, 2, 3, 4, 5]) expect((await keep(token, { writings: twenty() })).status).toBe(200);
    expect((await keep(token, { writings: twenty().slice(0, 1) })).body.code).toBe('too-many-writings');
  });

  it('and what they tick is shown to whoever sends the link as a number alone', async () => {
    const { token, patientId, visitId } = await aPatientWithPages();
    const at = api.now.toISOString();
    const ticked = await keep(token, { ticks: [{ appointmentId: visitId, item: 'no-food', isDone: true, at }] });
    expect(ticked.body.visits[0].toPrepare.filter(({ isDone }: { isDone: boolean }) => isDone)).toMatchObject([{ item: 'no-food' }]);
    const desk = await here.as('front-desk');
    expect((await desk.get(pagesOf(patientId))).body.nextVisit).toMatchObject({ seenTo: 1, of: 7 });
  });
});

describe('every way into the record', () => {
  it('gives private words to nobody, and the therapist’s to the therapist on one route', async () => {
    const { token, patientId } = await aPatientWithPages();
    const words = [writing(private_, 'nobody'), writing(forTherapist, 'therapist'), writing(forTeam, 'care-team')];
    await keep(token, { writings: words });
    const sessionId = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    const { rows } = await api.admin.query(`SELECT id FROM treatment_course WHERE clinic_id = $1 AND patient_id = $2`, [
      here.id,
      patientId,
    ]);
    const ids = [patientId, sessionId, rows[0].id as string, ...words.map(({ id }) => id)];
    const one = ['GET /api/v1/patients/{patientId}/writings'];
    expect(await heardAt(api, therapist, ids, private_)).toEqual([]);
    expect(await heardAt(api, therapist, ids, forTherapist)).toEqual(one);
    const leaks: string[] = [];
    for (const role of roles.filter((other) => other !== 'therapist')) {
      const client = await here.as(role);
      leaks.push(...(await heardAt(api, client, ids, private_)), ...(await heardAt(api, client, ids, forTherapist)));
    }
    expect([...leaks, ...(await heardAt(api, colleague, ids, forTherapist))]).toEqual([]);
    // The same knocking finds what is shared: a walk that finds nothing proves nothing by itself.
    expect(await heardAt(api, colleague, ids, forTeam)).toEqual(one);
    for (const word of [private_, forTherapist, forTeam]) expect(await holding(api, word)).toEqual([]);
  }, 240_000);

  it('shows the application’s own role no private row unless it says whose they are', async () => {
    const { token, patientId } = await aPatientWithPages();
    await keep(token, { writings: [writing(private_, 'nobody'), writing(forTeam, 'care-team')] });
    const database = api.app.get(Database);
    const found = (before: string) =>
      database.inClinic(here.id, async (data) => {
        if (before !== '') await data.query(before);
        return data.query(`SELECT shared_with FROM patient_writing WHERE clinic_id = $1 AND patient_id = $2 ORDER BY 1`, [
          here.id,
          patientId,
        ]);
      });
    expect(await found('')).toEqual([{ shared_with: 'care-team' }]);
    expect(await found(`SET LOCAL app.patient_id = '${patientId}'`)).toEqual([{ shared_with: 'care-team' }, { shared_with: 'nobody' }]);
  });

  it('opens what was written under a new secret key as long as the former one is told, and after wrapping it anew without', async () => {
    const settings = { DATABASE_URL: api.databaseUrl, SECRET_KEY: 'cd'.repeat(32), LOG_LEVEL: 'silent' };
    const database = api.app.get(Database);
    const keysWith = (extra: Record<string, string>) => new WritingKeys(new Clock(), readConfig({ ...settings, ...extra }));
    const wrapWith = (keys: WritingKeys) => database.inClinic(here.id, (data) => keys.wrapAnew(data, here.id));
    await expect(wrapWith(keysWith({}))).rejects.toThrow(/FORMER_SECRET_KEY/);
    expect(await wrapWith(keysWith({ FORMER_SECRET_KEY: 'ab'.repeat(32) }))).toBe(true);
    expect(await wrapWith(keysWith({}))).toBe(false);
  });
});
