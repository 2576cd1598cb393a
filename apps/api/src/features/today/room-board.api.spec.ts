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
