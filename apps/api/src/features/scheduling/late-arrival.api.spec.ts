import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

const on = '2027-01-12';
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;
let desk: TestClient;

const patients: string[] = [];

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
  for (let count = 0; count < 7; count += 1) patients.push(await aPatient(here));
  await goTo('08:00');
});
afterAll(() => api.stop());

/** The server's clock stands at this time of the day; whoever was signed in before is locked out by then. */
async function goTo(at: string, day = on): Promise<void> {
  api.moveClock(Date.parse(wall(day, at)) - Date.now() - api.offset);
  desk = await api.signedIn(here.staff['front-desk'].email);
}

async function missed(at: string): Promise<string> {
  const id = uuidv7();
  const assignments = [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ];
  const visit = { id, patientId: patients.pop(), siteId: here.siteId, visitType: 'integration', startsAt: wall(on, at), assignments };
  expect((await desk.post('/api/v1/appointments', visit)).status).toBe(201);
  return id;
}
const step = (id: string, event: string, said: object = {}): Promise<Answer> =>
  desk.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event, ...said });
const giveUp = (id: string) => step(id, 'mark-no-show', { safetyCall: { outcome: 'not-reached' } });

describe('somebody who comes after all', () => {
  it('is seen from now on with what the visit had, while its planned time stays', async () => {
    const id = await missed('09:00');
    await goTo('09:25');
    expect((await giveUp(id)).body.state).toBe('no-show');
    await goTo('09:40');
    const arrived = await step(id, 'arrive-after-no-show');
    expect(arrived.body).toMatchObject({ state: 'arrived', startsAt: wall(on, '09:00').replace('.000Z', 'Z') });
    const day = (await desk.get(`/api/v1/schedule/days/${on}`)).body;
    const held = day.appointments.find((one: { id: string }) => one.id === id).bookings;
    const minutesLate = held.map(({ startsAt }: { startsAt: string }) => (Date.parse(startsAt) - Date.parse(wall(on, '09:00'))) / 60_000);
    expect(held.map(({ role }: { role: string }) => role).toSorted()).toEqual(['room', 'therapist']);
    expect(minutesLate.every((late: number) => late === 40 || late === 41)).toBe(true);
  });

  it('is refused with the reason when somebody else has the room by now', async () => {
    const id = await missed('11:00');
    await goTo('11:25');
    await giveUp(id);
    await missed('12:00');
    await goTo('11:40');
    const refused = await step(id, 'arrive-after-no-show');
    expect([refused.status, refused.body.code]).toEqual([409, 'busy']);
    expect((await desk.get(`/api/v1/appointments/${id}`)).body.state).toBe('no-show');
  });

  it('is refused too late to finish before closing, and on another day', async () => {
    const id = await missed('14:00');
    await goTo('14:25');
    await giveUp(id);
    // The site closes at 16:30 and the talk takes 55 minutes.
    await goTo('15:50');
    expect((await step(id, 'arrive-after-no-show')).body.code).toBe('site-closed');
    await goTo('09:00', '2027-01-13');
    const tomorrow = await step(id, 'arrive-after-no-show');
    expect((tomorrow.body.errors ?? []).map(({ code }: { code: string }) => code)).toEqual(['block-not-feasible']);
  });

  it('on a day before the visit is noted all the same, and marked as on another day', async () => {
    await goTo('08:00');
    const id = await missed('13:10');
    await goTo('09:00', '2027-01-11');
    const early = await step(id, 'arrive');
    expect(early.body.state).toBe('arrived');
    const arrival = early.body.steps.find(({ event }: { event: string }) => event === 'arrive');
    expect(arrival.documented).toEqual({ isOnAnotherDay: true });
    await goTo('08:00');
    const other = await missed('08:30');
    expect((await step(other, 'arrive')).body.steps.at(-1).documented).toEqual({});
  });

  it('is nobody of another clinic', async () => {
    await goTo('08:00');
    const id = await missed('15:00');
    const theirs = await api.signedIn(elsewhere.staff['front-desk'].email);
    const asked = await theirs.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'arrive-after-no-show' });
    expect(asked.status).toBe(404);
  });
});
