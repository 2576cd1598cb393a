import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestMailServer } from '../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

const hour = 3_600_000;
const birthDate = '1985-02-03';
const escort = { name: 'Jamie Lee', phone: '555-0133' };
const calm = [410, 'link-not-usable'];
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
  mail.letters.length = 0;
});

interface Reminded {
  readonly patientId: string;
  readonly visitId: string;
  readonly token: string;
}

async function reminders(): Promise<void> {
  for (const chore of ['remind-of-visits', 'send-messages']) await api.app.get(Jobs).doNow(chore);
}

/** A visit so many hours ahead whose patient has just been reminded, with the link of that letter. */
async function aReminded(hours: number): Promise<Reminded> {
  const patientId = uuidv7();
  const patient = {
    name: { family: 'Amin', given: ['Sara'] },
    birthDate,
    contactPoints: [{ system: 'email', value: 'sara@home.example', isReminderAllowed: true }],
  };
  await (await desk()).post('/api/v1/patients', { id: patientId, patient });
  const startsAt = new Date(api.now.getTime() + hours * hour).toISOString();
  const visitId = await aDosingVisit(api, here, patientId, { startsAt, appointment: 'booked' });
  // Booked long ago: what the booking itself told needs no reminder.
  await api.admin.query(`SET session_replication_role = replica`);
  await api.admin.query(`UPDATE appointment SET booked_at = now() - interval '30 days' WHERE id = $1`, [visitId]);
  await api.admin.query(`SET session_replication_role = DEFAULT`);
  await reminders();
  return { patientId, visitId, token: tokenOf(mail.letters.at(-1)?.text) };
}

function tokenOf(letter = ''): string {
  // The letter comes quoted-printable: its lines are put together before the link is read.
  return /\/visit#(\S+)/.exec(letter.replace(/=\r?\n/g, '').replace(/=3D/g, '='))?.[1] ?? 'no link';
}

const desk = async () => api.signedIn(here.staff['front-desk'].email);
const open = (token: string, born = birthDate) => api.client().post('/api/v1/portal/visit/opening', { token, birthDate: born });
const say = (token: string, answer: object) => api.client().post('/api/v1/portal/visit/answer', { token, birthDate, answer });
const visit = async (id: string) => (await (await desk()).get(`/api/v1/appointments/${id}`)).body;
const answersOf = async (visitId: string) =>
  (await (await desk()).get('/api/v1/schedule/answers')).body.filter((item: { appointmentId: string }) => item.appointmentId === visitId);

const confirmed = { kind: 'confirm', escort };
const cancelled = { kind: 'cancel', reason: 'patient-unwell' };
const wished = { kind: 'ask-to-move', wishes: { days: ['monday'], times: ['morning'] } };

describe('a visit by its link', () => {
  it('shows its patient when it is and what they may say, and nothing of the chart', async () => {
    const { token } = await aReminded(47);
    const { status, body } = await open(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      standing: 'waits-for-answer',
      possible: ['confirm', 'ask-to-move', 'cancel'],
      needsEscort: true,
      isLate: false,
      openDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    });
    expect(JSON.stringify(body)).not.toMatch(/Amin|ketamine|dosing|infusion/i);
  });

  it('is confirmed with who takes the patient home, in the patient’s own name', async () => {
    const { token, visitId } = await aReminded(47);
    const without = await say(token, { kind: 'confirm', escort: null });
    expect([without.status, without.body.code]).toEqual([409, 'escort-missing']);
    expect((await say(token, confirmed)).body).toEqual({ kind: 'confirm', isLate: false });
    expect(await visit(visitId)).toMatchObject({ state: 'confirmed', escort });
    expect((await visit(visitId)).steps.at(-1)).toMatchObject({ event: 'confirm', takenBy: 'The patient, by link' });
    expect(await answersOf(visitId)).toMatchObject([{ kind: 'confirm', isLate: false, request: null }]);
  });

  it('takes the same answer twice as once, also at the same moment, and another one not at all', async () => {
    const { token, visitId } = await aReminded(47);
    const both = await Promise.all([say(token, confirmed), say(token, confirmed)]);
    const again = await say(token, confirmed);
    expect([...both, again].map(({ status, body }) => [status, body.kind])).toEqual(Array(3).fill([200, 'confirm']));
    const other = await say(token, cancelled);
    expect([other.status, other.body.code]).toEqual(calm);
    const { state, steps } = await visit(visitId);
    expect([state, steps.filter(({ event }: { event: string }) => event === 'confirm').length]).toEqual(['confirmed', 1]);
    expect([(await open(token)).status, (await open(token)).body.code]).toEqual(calm);
  });

  it('is cancelled in time a day before, and late after that, which is noted', async () => {
    const [early, late] = [await aReminded(25), await aReminded(20)];
    expect((await say(early.token, cancelled)).body).toEqual({ kind: 'cancel', isLate: false });
    expect((await open(late.token)).body.isLate).toBe(true);
    expect((await say(late.token, cancelled)).body).toEqual({ kind: 'cancel', isLate: true });
    expect([(await visit(early.visitId)).state, (await visit(late.visitId)).state]).toEqual(['cancelled-patient', 'cancelled-late']);
    expect(await answersOf(late.visitId)).toMatchObject([{ kind: 'cancel', isLate: true, reason: 'patient-unwell', isOwn: false }]);
    expect((await visit(late.visitId)).steps.at(-1)).toMatchObject({ isByPatient: true, documented: { reason: 'patient-unwell' } });
  });

  it('is not moved by a wish: it waits for somebody at the desk, who takes it and settles it', async () => {
    const { token, visitId } = await aReminded(47);
    expect((await say(token, wished)).status).toBe(200);
    expect((await visit(visitId)).state).toBe('booked');
    expect((await visit(visitId)).isMoveAsked).toBe(true);
    const [request] = await answersOf(visitId);
    expect(request).toMatchObject({ kind: 'ask-to-move', request: { state: 'waiting', owner: null, wishes: wished.wishes } });
    const front = await desk();
    const taken = await front.post(`/api/v1/move-requests/${request.id}/decision`, { decision: 'take' });
    expect(taken.body.find(({ id }: { id: string }) => id === request.id).request).toMatchObject({
      state: 'taken',
      owner: `front-desk ${here.id}`,
    });
    await front.post(`/api/v1/move-requests/${request.id}/decision`, { decision: 'stays' });
    expect(await answersOf(visitId)).toMatchObject([{ request: { state: 'stays' } }]);
    expect((await visit(visitId)).isMoveAsked).toBe(false);
    expect((await front.post(`/api/v1/move-requests/${request.id}/decision`, { decision: 'take' })).status).toBe(404);
  });

  it('cancelled late waits for somebody at the desk, also after its day, until they rang or leave it as it is', async () => {
    const { token, visitId } = await aReminded(20);
    await say(token, cancelled);
    await say(token, cancelled);
    const [{ id, followUp }] = await answersOf(visitId);
    expect(followUp).toEqual({ state: 'waiting', owner: null });
    const front = await desk();
    const needs = async () => (await front.get('/api/v1/today')).body.needs.filter((need: { id: string }) => need.id === id);
    expect(await needs()).toMatchObject([{ sentence: expect.stringMatching(/Amin cancelled late$/), address: '/schedule/answers' }]);
    const decide = (decision: string) => front.post(`/api/v1/late-cancellations/${id}/decision`, { decision });
    expect((await decide('charge')).status).toBe(400);
    await decide('take');
    expect(await needs()).toMatchObject([{ detail: `front-desk ${here.id} has it.` }]);
    api.moveClock(72 * hour);
    const later = await api.signedIn(here.staff['front-desk'].email);
    const list = (await later.get('/api/v1/schedule/answers')).body.filter((item: { id: string }) => item.id === id);
    api.moveClock(-72 * hour);
    expect(list).toMatchObject([{ kind: 'cancel', isLate: true, reason: 'patient-unwell', isOwn: true, followUp: { state: 'taken' } }]);
    const manager = await api.signedIn(here.staff['clinic-manager'].email);
    const seenByOther = (await manager.get('/api/v1/schedule/answers')).body.find((item: { id: string }) => item.id === id);
    expect(seenByOther).toMatchObject({ isOwn: false, followUp: { state: 'taken' } });
    const stranger = await api.signedIn(elsewhere.staff['front-desk'].email);
    expect((await stranger.post(`/api/v1/late-cancellations/${id}/decision`, { decision: 'rang' })).status).toBe(404);
    const nurse = await api.signedIn(here.staff.nurse.email);
    expect((await nurse.post(`/api/v1/late-cancellations/${id}/decision`, { decision: 'rang' })).status).toBe(403);
    expect((await decide('rang')).status).toBe(200);
    expect(await answersOf(visitId)).toMatchObject([{ followUp: { state: 'rang', owner: `front-desk ${here.id}` } }]);
    expect([await needs(), (await decide('left')).status, (await visit(visitId)).state]).toEqual([[], 404, 'cancelled-late']);
  });

  it('has cut-offs that the clinic sets', async () => {
    const { token } = await aReminded(20);
    expect(mail.letters.at(-1)?.text).toContain('Will you come? Confirm or cancel here.');
    expect((await open(token)).body.possible).toEqual(['confirm', 'cancel']);
    const refused = await say(token, wished);
    expect([refused.status, refused.body.code]).toEqual([409, 'answer-too-late']);
    api.moveClock(19 * hour + 60_000);
    expect((await open(token)).status).toBe(410);
    api.moveClock(-19 * hour - 60_000);
  });

  it('says calmly that it has changed when the clinic called it off, and takes no answer', async () => {
    const { token, visitId } = await aReminded(47);
    await api.admin.query(`UPDATE appointment SET state = 'cancelled-clinic' WHERE id = $1`, [visitId]);
    expect((await open(token)).body).toMatchObject({ standing: 'changed', possible: [] });
    expect((await say(token, confirmed)).body.code).toBe('answer-too-late');
  });

  it('does not open by a guess, a wrong birth date, another clinic’s number, or the link of a check-in', async () => {
    const { token } = await aReminded(47);
    const [clinic, id, signature] = token.split('.');
    const forged = [`${Number(clinic) + 1}.${id}.${signature}`, `${clinic}.${uuidv7()}.${signature}`, `${clinic}.${id}.${'A'.repeat(43)}`];
    const tries = [await open(token, '1990-01-01'), ...(await Promise.all(forged.map((one) => open(one))))];
    const asCheckIn = await api.client().post('/api/v1/portal/check-in/opening', { token, birthDate });
    expect([...tries, asCheckIn].map(({ status, body }) => [status, body.code])).toEqual(Array(5).fill(calm));
  });

  it('is heard by the desk alone', async () => {
    const { token, visitId } = await aReminded(47);
    await say(token, wished);
    const [request] = await answersOf(visitId);
    const nurse = await api.signedIn(here.staff.nurse.email);
    expect((await nurse.get('/api/v1/schedule/answers')).status).toBe(403);
    const stranger = await api.signedIn(elsewhere.staff['front-desk'].email);
    expect((await stranger.get('/api/v1/schedule/answers')).body).toEqual([]);
    expect((await stranger.post(`/api/v1/move-requests/${request.id}/decision`, { decision: 'take' })).status).toBe(404);
  });
});
