import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
});
afterAll(() => api.stop());

let nextDay = 0;
/** A day that no other test books on. */
const aDay = (): string => new Date(Date.UTC(2026, 11, 1 + nextDay++)).toISOString().slice(0, 10);
const assigned = (...roles: (keyof TestSchedule)[]) => roles.map((role) => ({ role, resourceId: ours[role] }));
const codes = ({ body }: Answer): string[] => (body.errors ?? []).map(({ code }: { code: string }) => code);

async function infusionOf(on: string): Promise<object> {
  const patientId = await aPatient(here);
  const visit = { courseId: await aCourse(api, here, patientId), visitKey: 'dose-1', startsAt: wall(on, '09:30') };
  return { id: uuidv7(), patientId, siteId: here.siteId, ...visit, assignments: assigned('therapist', 'nurse', 'room', 'pump') };
}
const book = async (command: object): Promise<Answer> => (await here.as('clinic-manager')).post('/api/v1/appointments', command);
const booked = async (command: object): Promise<string> => {
  const answer = await book(command);
  if (answer.status !== 201) throw new Error(`Not booked: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};

describe('a dosing visit whose patient nobody takes home', () => {
  const turn = async (role: 'front-desk' | 'clinic-manager' | 'nurse', id: string, successor = uuidv7()): Promise<Answer> =>
    (await here.as(role)).post(`/api/v1/appointments/${id}/therapy-visit`, { id: successor });

  it('becomes a talk at the same time, with the therapist and the room; nurse and pump are free, and the dose can be booked again', async () => {
    const on = aDay();
    const infusion = await infusionOf(on);
    const id = await booked(infusion);
    const successor = uuidv7();
    const talk = await turn('front-desk', id, successor);
    expect([talk.status, talk.body.visitType]).toEqual([201, 'integration']);
    expect(Date.parse(talk.body.startsAt)).toBe(Date.parse(wall(on, '09:30')));
    expect(talk.body).toMatchObject({ id: successor, replacesId: id, state: 'booked', isDosing: false });
    const held = new Set(talk.body.bookings.map(({ resourceId }: { resourceId: string }) => resourceId));
    expect(held).toEqual(new Set([ours.therapist, ours.room]));
    const old = (await (await here.as('clinic-manager')).get(`/api/v1/appointments/${id}`)).body;
    expect(old).toMatchObject({ state: 'cancelled-clinic', replacedById: successor });
    expect(old.steps.at(-1).documented).toEqual({ reason: 'no-escort' });
    expect((await turn('front-desk', id, successor)).body).toEqual(talk.body);
    expect((await book({ ...infusion, id: uuidv7(), startsAt: wall(aDay(), '09:30') })).status).toBe(201);
  });

  it('becomes a talk for whoever stands at the desk already: they have arrived for it, and can be checked in', async () => {
    const id = await booked(await infusionOf(aDay()));
    const desk = await here.as('front-desk');
    await desk.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'arrive' });
    const successor = uuidv7();
    const talk = await turn('front-desk', id, successor);
    expect([talk.status, talk.body]).toEqual([201, expect.objectContaining({ id: successor, state: 'arrived', replacesId: id })]);
    expect((await turn('front-desk', id, successor)).body).toEqual(talk.body);
    const checkIn = { id: uuidv7(), event: 'check-in', identifiers: ['full-name', 'birth-date'] };
    expect((await desk.post(`/api/v1/appointments/${successor}/steps`, checkIn)).body.state).toBe('checked-in');
    expect((await desk.get(`/api/v1/appointments/${id}`)).body.state).toBe('cancelled-clinic');
  });

  it('stays what it is where the desk may not, where no dose was planned, where the patient is checked in, or in another clinic', async () => {
    const id = await booked(await infusionOf(aDay()));
    expect((await turn('nurse', id)).status).toBe(403);
    const abroad = await (await elsewhere.as('front-desk')).post(`/api/v1/appointments/${id}/therapy-visit`, { id: uuidv7() });
    expect(abroad.status).toBe(404);
    const talk = await booked({
      ...{ id: uuidv7(), patientId: await aPatient(here), siteId: here.siteId, visitType: 'integration', startsAt: wall(aDay(), '09:00') },
      assignments: assigned('therapist', 'room'),
    });
    expect(codes(await turn('front-desk', talk))).toEqual(['no-dosing-visit']);
    const desk = await here.as('front-desk');
    await desk.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'arrive' });
    const checkIn = { id: uuidv7(), event: 'check-in', identifiers: ['full-name', 'birth-date'] };
    await desk.post(`/api/v1/appointments/${id}/steps`, checkIn);
    expect(codes(await turn('front-desk', id))).toEqual(['visit-has-begun']);
  });
});
