import { v7 as uuidv7 } from 'uuid';
import { roomBoard, type RoomBoardView, type TodayView } from '@sojourn/domain';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  api.moveClock(Date.parse('2026-11-17T16:00:00Z') - Date.now());
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const board = async (role: Parameters<TestClinic['as']>[0], clinic = here): Promise<RoomBoardView> =>
  (await (await clinic.as(role)).get('/api/v1/today/rooms')).body;

describe('the room board', () => {
  it('has the visits of the day with their rooms, and of a walk-in the session; another clinic sees neither', async () => {
    const appointmentId = await aDosingVisit(api, here, await aPatient(here), { appointment: 'checked-in' });
    const sessionId = await anInfusion(here, await aPatient(here), '2026-11-17T15:20:00Z');
    const view = await board('nurse');
    const visit = view.visits.find(({ id }) => id === appointmentId);
    expect(visit).toMatchObject({ state: 'checked-in', isDosing: true, session: null, title: 'Dosing session' });
    const walkIn = view.visits.find(({ id }) => id === sessionId);
    expect(walkIn).toMatchObject({ state: null, rooms: [], session: { id: sessionId, phase: 'observing' } });
    expect(walkIn?.session?.next).toMatchObject({ item: expect.any(String), dueAt: expect.any(String) });
    expect(roomBoard(view, api.now.getTime()).withoutRoom.map(({ id }) => id)).toContain(sessionId);
    expect((await board('nurse', elsewhere)).visits).toEqual([]);
  });

  it('tells the desk and the manager the phase and its time, and nothing of what is measured', async () => {
    for (const role of ['front-desk', 'clinic-manager'] as const) {
      const sessions = (await board(role)).visits.flatMap(({ session }) => session ?? []);
      expect(sessions).toEqual([{ id: null, phase: 'observing', since: expect.any(String), next: null, openAlerts: null }]);
    }
    expect((await (await here.as('administrator')).get('/api/v1/today/rooms')).status).toBe(403);
  });

  it('has whoever came today for a visit of another day, and not their visit otherwise', async () => {
    const startsAt = new Date(api.now.getTime() + 3 * 24 * 3_600_000).toISOString();
    const id = await aDosingVisit(api, here, await aPatient(here), { appointment: 'booked', startsAt });
    const onBoard = async () => (await board('front-desk')).visits.some((visit) => visit.id === id);
    expect(await onBoard()).toBe(false);
    const step = { id: uuidv7(), event: 'arrive' };
    expect((await (await here.as('front-desk')).post(`/api/v1/appointments/${id}/steps`, step)).status).toBe(200);
    expect(await onBoard()).toBe(true);
    for (const state of ['checked-in', 'in-progress', 'completed']) {
      await api.admin.query(`UPDATE appointment SET state = $2 WHERE id = $1`, [id, state]);
      expect([state, await onBoard()]).toEqual([state, true]);
    }
    expect((await board('front-desk', elsewhere)).visits.map((visit) => visit.id)).not.toContain(id);
  });

  it('has since when somebody waits, whoever is named meanwhile to take them home', async () => {
    const id = await aDosingVisit(api, here, await aPatient(here), { appointment: 'booked' });
    const desk = await here.as('front-desk');
    expect((await desk.post(`/api/v1/appointments/${id}/steps`, { id: uuidv7(), event: 'arrive' })).status).toBe(200);
    const arrivedAt = async () => (await board('front-desk')).visits.find((visit) => visit.id === id)?.arrivedAt;
    const before = await arrivedAt();
    api.moveClock(60_000);
    const escort = { name: 'Jamie Morgan', relation: null, phone: '555-0101' };
    expect((await desk.put(`/api/v1/appointments/${id}/escort`, escort)).status).toBe(200);
    expect([typeof before, await arrivedAt()]).toEqual(['string', before]);
  });

  it('counts the notes that wait, by person for who works with notes or figures, in one sum for the desk', async () => {
    const patientId = await aPatient(here);
    const therapist = await here.as('therapist');
    const note = { id: uuidv7(), noteType: 'integration', patientId };
    expect((await therapist.post('/api/v1/therapy-notes', note)).status).toBe(201);
    const counts = async (role: Parameters<TestClinic['as']>[0], clinic = here) =>
      (await (await clinic.as(role)).get('/api/v1/today/unsigned-notes')).body;
    const mine = { person: `therapist ${here.id}`, count: 1 };
    for (const role of ['therapist', 'nurse', 'clinic-manager'] as const) expect(await counts(role)).toContainEqual(mine);
    const sum = (await counts('clinic-manager')).reduce((all: number, { count }: { count: number }) => all + count, 0);
    expect(await counts('front-desk')).toEqual([{ person: null, count: sum }]);
    expect(await counts('clinic-manager', elsewhere)).toEqual([]);
  });

  it('shows no visit that was called off', async () => {
    const id = await aDosingVisit(api, elsewhere, await aPatient(elsewhere), { appointment: 'cancelled-late' });
    expect((await board('front-desk', elsewhere)).visits.map((visit) => visit.id)).not.toContain(id);
  });

  it('the desk is asked to ring about an escort nobody has confirmed, two hours before the dose; who only treats is not', async () => {
    const patientId = await aPatient(elsewhere);
    const startsAt = new Date(api.now.getTime() + 20 * 60_000).toISOString();
    const id = await aDosingVisit(api, elsewhere, patientId, { appointment: 'booked', startsAt });
    const needs = async (role: Parameters<TestClinic['as']>[0]): Promise<TodayView['needs']> =>
      (await (await elsewhere.as(role)).get('/api/v1/today')).body.needs;
    const asked = {
      id: `escort ${id}`,
      sentence: expect.stringMatching(/^Ring .*Amin about the way home$/),
      address: `/schedule?open=${id}`,
    };
    expect(await needs('front-desk')).toContainEqual(expect.objectContaining(asked));
    expect((await needs('nurse')).map((need) => need.id)).not.toContain(`escort ${id}`);
    await api.admin.query(
      `UPDATE appointment SET state = 'confirmed', escort = '{"name":"Ola","relation":null,"phone":"555"}' WHERE id = $1`,
      [id],
    );
    expect((await needs('front-desk')).map((need) => need.id)).not.toContain(`escort ${id}`);
  });

  it('the desk is asked to ring whoever has not come when the grace is over, once, and about nothing else; who only treats is not', async () => {
    const ago = (minutes: number) => new Date(api.now.getTime() - minutes * 60_000).toISOString();
    const [missed, late] = [await aPatient(elsewhere), await aPatient(elsewhere)];
    const id = await aDosingVisit(api, elsewhere, missed, { appointment: 'booked', startsAt: ago(21) });
    const lateId = await aDosingVisit(api, elsewhere, late, { appointment: 'booked', startsAt: ago(10) });
    const needs = async (role: Parameters<TestClinic['as']>[0]): Promise<TodayView['needs']> =>
      (await (await elsewhere.as(role)).get('/api/v1/today')).body.needs;
    const found = await needs('front-desk');
    const call = { sentence: expect.stringMatching(/^Ring .*Amin, who has not come$/), address: `/schedule?open=${id}` };
    expect(found.find((need) => need.id === `missing ${id}`)).toMatchObject({ ...call, dueAt: expect.any(String) });
    const ids = found.map((need) => need.id);
    expect([ids.includes(`escort ${id}`), ids.includes(`missing ${lateId}`), ids.includes(`escort ${lateId}`)]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await needs('nurse')).map((need) => need.id)).not.toContain(`missing ${id}`);
  });
});
