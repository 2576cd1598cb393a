import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestMailServer } from '../../testing/mail-server.js';
import { aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

const minute = 60_000;
const birthDate = '1985-02-03';
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;

beforeAll(async () => {
  mail = await TestMailServer.start();
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example' });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
});
afterAll(async () => {
  await api.stop();
  await mail.stop();
});
beforeEach(() => {
  api.standAt('2026-11-30T15:00:00Z');
  mail.behaviour = 'takes';
  mail.letters.length = 0;
});

const team = () => [
  { role: 'therapist', resourceId: ours.therapist },
  { role: 'room', resourceId: ours.room },
];
const desk = () => api.signedIn(here.staff['front-desk'].email);

async function aPatientAt(isReminderAllowed = true): Promise<string> {
  const id = uuidv7();
  const contactPoints = [{ system: 'email', value: 'sara@home.example', isReminderAllowed }];
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate, contactPoints };
  expect((await (await desk()).post('/api/v1/patients', { id, patient })).status).toBe(201);
  return id;
}

/** A talk that was booked ten minutes ago. */
async function aTalk(startsAt: string, isReminderAllowed = true): Promise<{ id: string; patientId: string }> {
  const patientId = await aPatientAt(isReminderAllowed);
  return { id: await aTalkOf(patientId, startsAt), patientId };
}

async function aTalkOf(patientId: string, startsAt: string): Promise<string> {
  const id = uuidv7();
  const command = { id, patientId, siteId: here.siteId, visitType: 'integration', startsAt, assignments: team() };
  const booked = await (await desk()).post('/api/v1/appointments', command);
  expect([booked.status, booked.body.detail]).toEqual([201, undefined]);
  api.moveClock(10 * minute);
  return id;
}

async function moved(from: string, startsAt: string): Promise<string> {
  const id = uuidv7();
  const answer = await (await desk()).post(`/api/v1/appointments/${from}/move`, { id, startsAt, assignments: team() });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return id;
}

async function step(visitId: string, event: string, more: object = {}): Promise<void> {
  const taken = await (await desk()).post(`/api/v1/appointments/${visitId}/steps`, { id: uuidv7(), event, ...more });
  expect([taken.status, taken.body.detail]).toEqual([200, undefined]);
}

async function written(): Promise<void> {
  for (const chore of ['remind-of-visits', 'send-messages']) await api.app.get(Jobs).doNow(chore);
}
const writtenAfter = async (minutes: number): Promise<void> => {
  api.moveClock(minutes * minute);
  await written();
};

const subjects = () => mail.letters.map(({ text }) => /Subject: (.*)/.exec(text)?.[1]);
const tokenIn = (text = '') => /\/visit#(\S+)/.exec(text)?.[1] ?? 'no link';
const messagesOf = async (patientId: string) =>
  (await (await desk()).get('/api/v1/messages')).body.filter(({ patient }: { patient: { id: string } }) => patient.id === patientId);

describe('a visit that the clinic moves', () => {
  it('is told as moved, once, with both times and a link to answer, and brings no second reminder at once', async () => {
    const { id, patientId } = await aTalk(wall('2026-12-01', '13:20'));
    await step(id, 'confirm');
    await moved(id, wall('2026-12-01', '14:20'));
    await writtenAfter(5);
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment has moved']);
    const text = mail.letters[0]?.text;
    expect(text).toMatch(/It was: Tuesday, 1 December 2026, 13:20.*It is now: Tuesday, 1 December 2026, 14:20/s);
    expect(text).not.toMatch(/integration|ketamine|therapist/i);
    const opened = await api.client().post('/api/v1/portal/visit/opening', { token: tokenIn(text), birthDate });
    expect(opened.body).toMatchObject({ standing: 'waits-for-answer', possible: ['confirm', 'ask-to-move', 'cancel'] });
    expect(await messagesOf(patientId)).toMatchObject([{ kind: 'visit-moved', state: 'sent', visitSince: null }]);
    const stranger = await api.signedIn(elsewhere.staff['front-desk'].email);
    expect((await stranger.get('/api/v1/messages')).body).toEqual([]);
  });

  it('twice at once is told once, from the time the patient knows; moved back at once, nothing is', async () => {
    const { id } = await aTalk(wall('2026-12-08', '10:00'));
    const { id: other } = await aTalk(wall('2026-12-08', '15:00'));
    const second = await moved(id, wall('2026-12-08', '11:10'));
    const back = await moved(other, wall('2026-12-09', '15:00'));
    await written();
    await moved(second, wall('2026-12-08', '12:20'));
    await moved(back, wall('2026-12-08', '15:00'));
    await writtenAfter(5);
    expect(mail.letters.map(({ text }) => /It was: .*\n?.*It is now: .*/s.exec(text)?.[0])).toEqual([
      expect.stringMatching(/It was: Tuesday, 8 December 2026, 10:00.*It is now: Tuesday, 8 December 2026, 12:20/s),
    ]);
  });

  it('at the same time, as to another room, brings no reminder a second time', async () => {
    const startsAt = wall('2026-12-01', '09:00');
    const { id, patientId } = await aTalk(startsAt);
    await written();
    const second = await moved(id, startsAt);
    await writtenAfter(5);
    await moved(second, startsAt);
    await writtenAfter(5);
    expect(await messagesOf(patientId)).toMatchObject([{ kind: 'visit-reminder', state: 'sent' }]);
  });

  it('leaves no letter behind that says the earlier time: what still waits for the mail server is dropped', async () => {
    mail.behaviour = 'is-busy';
    const { id, patientId } = await aTalk(wall('2026-12-02', '10:30'));
    api.moveClock(60 * minute);
    await written();
    const second = await moved(id, wall('2026-12-02', '11:40'));
    await writtenAfter(5);
    await moved(second, wall('2026-12-02', '12:50'));
    mail.behaviour = 'takes';
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment has moved']);
    expect(mail.letters[0]?.text).toMatch(/It is now: Wednesday, 2 December 2026, 12:50/);
    const states = (await messagesOf(patientId)).map(({ kind, state, visitSince }: Record<string, string>) => [kind, state, visitSince]);
    expect(states.toSorted()).toEqual([
      ['visit-moved', 'dropped', 'moved'],
      ['visit-moved', 'sent', null],
      ['visit-reminder', 'dropped', 'moved'],
    ]);
  });

  it('without the patient’s leave for letters waits for somebody to call, and goes out with its link once they have allowed it', async () => {
    const { id, patientId } = await aTalk(wall('2026-12-10', '10:00'), false);
    await moved(id, wall('2026-12-10', '11:10'));
    await writtenAfter(5);
    const [message] = await messagesOf(patientId);
    expect([message, mail.letters]).toMatchObject([{ kind: 'visit-moved', state: 'refused', fault: 'no-address' }, []]);
    const allowed = `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints,0,isReminderAllowed}', 'true') WHERE id = $1`;
    await api.admin.query(allowed, [patientId]);
    const again = await (await desk()).post(`/api/v1/messages/${message.id}/decision`, { decision: 'send-again' });
    expect(again.body.state).toBe('queued');
    await api.app.get(Jobs).doNow('send-messages');
    const opened = await api.client().post('/api/v1/portal/visit/opening', { token: tokenIn(mail.letters[0]?.text), birthDate });
    expect(opened.status).toBe(200);
  });
});

describe('a visit that is called off', () => {
  it('by the clinic is told to its patient, with no link and no reason', async () => {
    const { id, patientId } = await aTalk(wall('2026-12-10', '13:00'));
    await step(id, 'cancel-for-clinic', { reason: 'staff-away' });
    await written();
    expect(mail.letters).toEqual([]);
    await writtenAfter(5);
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment is cancelled']);
    expect(mail.letters[0]?.text).toMatch(/Thursday, 10 December 2026, 13:00.*We will call you/s);
    expect(mail.letters[0]?.text).not.toMatch(/http|away/);
    expect(await messagesOf(patientId)).toMatchObject([{ kind: 'visit-cancelled', state: 'sent', visitSince: null }]);
  });

  it('by its patient, or when it was over, is told to nobody', async () => {
    const asked = await aTalk(wall('2026-12-11', '10:00'));
    await step(asked.id, 'cancel-for-patient', { reason: 'patient-asked' });
    const over = await aTalk(wall('2026-11-30', '12:00'));
    api.standAt('2026-11-30T18:00:00Z');
    await step(over.id, 'cancel-for-clinic', { reason: 'staff-away' });
    await writtenAfter(5);
    expect([await messagesOf(asked.patientId), await messagesOf(over.patientId)]).toEqual([[], []]);
  });

  it('after it was moved and its patient told so, is told as cancelled, of the later time', async () => {
    const { id } = await aTalk(wall('2026-12-15', '13:00'));
    const later = await moved(id, wall('2026-12-15', '14:10'));
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment has moved']);
    await step(later, 'cancel-for-clinic', { reason: 'staff-away' });
    await writtenAfter(5);
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment has moved', 'Your appointment is cancelled']);
    expect(mail.letters[1]?.text).toMatch(/Tuesday, 15 December 2026, 14:10/);
  });

  it('as it was entered in error is told to nobody who never heard of it, nor where another of its day stands', async () => {
    const stranger = await aTalk(wall('2026-12-16', '10:00'));
    await step(stranger.id, 'mark-entered-in-error', { reason: 'wrong-patient' });
    const { id, patientId } = await aTalk(wall('2026-12-18', '10:00'));
    await aTalkOf(patientId, wall('2026-12-18', '13:00'));
    await step(id, 'confirm');
    await step(id, 'mark-entered-in-error', { reason: 'booked-twice' });
    await writtenAfter(5);
    expect(await messagesOf(stranger.patientId)).toEqual([]);
    expect(subjects()).not.toContain('Your appointment is cancelled');
  });

  it('as it was entered in error is told to whoever was told of it', async () => {
    const { id } = await aTalk(wall('2026-12-17', '10:00'));
    await step(id, 'confirm');
    await step(id, 'mark-entered-in-error', { reason: 'wrong-patient' });
    await writtenAfter(5);
    expect(subjects()).toEqual(['Your appointment is cancelled']);
  });

  it('as another one stands at the same time is told to nobody', async () => {
    const { id, patientId } = await aTalk(wall('2026-12-14', '10:00'));
    await step(id, 'cancel-for-clinic', { reason: 'staff-away' });
    const again = { id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt: wall('2026-12-14', '10:00') };
    expect((await (await desk()).post('/api/v1/appointments', { ...again, assignments: team() })).status).toBe(201);
    await writtenAfter(5);
    expect((await messagesOf(patientId)).filter(({ kind }: { kind: string }) => kind !== 'visit-reminder')).toEqual([]);
  });
});
