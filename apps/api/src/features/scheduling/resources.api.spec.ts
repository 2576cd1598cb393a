import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;
let manager: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
  await aSchedule(elsewhere);
  manager = await here.as('clinic-manager');
});
afterAll(() => api.stop());

const daily = [{ opensAt: '08:30', closesAt: '16:30' }];
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: daily }));
const match = (version: number) => ({ 'if-match': `"${version}"` });
const codes = ({ body }: Answer): string[] => [...new Set((body.errors ?? []).map(({ code }: { code: string }) => code) as string[])];

const theSite = async (): Promise<{ id: string; version: number; hours: object }> =>
  (await manager.get('/api/v1/sites')).body.find(({ id }: { id: string }) => id === here.siteId);
async function openOn(hours: object): Promise<void> {
  const answer = await manager.put(`/api/v1/sites/${here.siteId}/hours`, hours, match((await theSite()).version));
  if (answer.status !== 200) throw new Error(`Hours not set: ${JSON.stringify(answer.body)}`);
}

const infusionTeam = () => [
  { role: 'therapist', resourceId: ours.therapist },
  { role: 'nurse', resourceId: ours.nurse },
  { role: 'room', resourceId: ours.room },
  { role: 'pump', resourceId: ours.pump },
];

/** Books an infusion of a new patient; the needs are the patient's. */
async function infusion(on: string, at: string, changes: { needs?: object; overrides?: object[]; as?: TestClient } = {}): Promise<Answer> {
  const patientId = await aPatient(here);
  if (changes.needs !== undefined) await manager.put(`/api/v1/schedule/patients/${patientId}/needs`, changes.needs, match(0));
  const courseId = await aCourse(api, here, patientId);
  const visit = { courseId, visitKey: 'dose-1', startsAt: wall(on, at), assignments: infusionTeam(), overrides: changes.overrides ?? [] };
  return (changes.as ?? manager).post('/api/v1/appointments', { id: uuidv7(), patientId, siteId: here.siteId, ...visit });
}

async function change(id: string, changes: object): Promise<Answer> {
  const { roles: _roles, id: _id, version, ...known } = (await manager.get(`/api/v1/resources/${id}`)).body;
  return manager.put(`/api/v1/resources/${id}`, { ...known, ...changes }, match(version));
}

// Mondays of 2026 and January 2027; every test has its own.
describe('the hours of the site', () => {
  it('are every day alike until a manager writes them down, by weekday and with holidays', async () => {
    expect((await theSite()).hours).toMatchObject({ weekdays: { length: 7 }, exceptions: [] });
    expect((await infusion('2026-12-05', '09:30')).status).toBe(201);
    await openOn({ weekdays, exceptions: [{ on: '2026-12-25', spans: [], reason: 'Christmas Day' }] });
    const saturday = await infusion('2026-12-12', '09:30');
    expect(codes(saturday)).toEqual(['site-closed', 'not-at-work', 'no-prescriber-on-site', 'no-skill-on-site']);
    const holiday = await infusion('2026-12-25', '09:30');
    expect(holiday.body.detail).toContain('It is closed that day: Christmas Day.');
    expect((await infusion('2026-12-24', '09:30')).status).toBe(201);
    const day = (await manager.get('/api/v1/schedule/days/2026-12-25')).body;
    expect([day.openSpans, day.closedBecause]).toEqual([[], 'Christmas Day']);
    const week = (await manager.get('/api/v1/schedule/weeks/2026-12-25')).body;
    expect(week.map(({ on }: { on: string }) => on.slice(8))).toEqual(['21', '22', '23', '24', '25', '26', '27']);
    expect(week[4]).toEqual(day);
    expect(week.map(({ appointments }: { appointments: object[] }) => appointments.length)).toEqual([0, 0, 0, 1, 0, 0, 0]);
    const theirs = await elsewhere.as('clinic-manager');
    expect((await theirs.get(`/api/v1/schedule/weeks/2026-12-25?site=${here.siteId}`)).status).toBe(404);
  });

  it('are not overwritten by somebody who did not see the newest, nor by the desk or another clinic', async () => {
    const { version } = await theSite();
    const path = `/api/v1/sites/${here.siteId}/hours`;
    expect((await manager.put(path, { weekdays }, match(version - 1))).status).toBe(412);
    expect((await manager.put(path, { weekdays })).status).toBe(428);
    expect((await (await here.as('front-desk')).put(path, { weekdays }, match(version))).status).toBe(403);
    expect((await (await elsewhere.as('clinic-manager')).put(path, { weekdays }, match(version))).status).toBe(404);
    expect((await theSite()).version).toBe(version);
    const theirs = (await (await elsewhere.as('clinic-manager')).get('/api/v1/sites')).body;
    expect(theirs.map(({ id }: { id: string }) => id)).toEqual([elsewhere.siteId]);
  });
});

describe('a booking is refused by what is kept of people and things:', () => {
  it('a licence or a certificate that has run out by that day', async () => {
    await change(ours.nurse, { licenceValidUntil: '2026-12-07', skills: [{ skill: 'advanced-life-support', validUntil: '2026-12-07' }] });
    expect((await infusion('2026-12-07', '09:30')).status).toBe(201);
    const after = await infusion('2026-12-08', '09:30');
    expect(codes(after)).toEqual(['licence-not-valid', 'no-skill-on-site']);
    expect(after.body.detail).toContain('Nobody with advanced life support is at work 10:00–12:10.');
    await change(ours.nurse, { licenceValidUntil: '2030-01-01', skills: [{ skill: 'advanced-life-support', validUntil: '2030-01-01' }] });
    expect((await infusion('2026-12-08', '09:30')).status).toBe(201);
  });

  it('working hours of a weekday, and leave', async () => {
    const mornings = [{ opensAt: '08:30', closesAt: '12:00' }];
    await change(ours.therapist, {
      hours: { weekdays: weekdays.map((one) => (one.weekday === 3 ? { weekday: 3, spans: mornings } : one)) },
    });
    const wednesday = await infusion('2026-12-09', '09:30');
    expect(codes(wednesday)).toEqual(['not-at-work']);
    expect(wednesday.body.detail).toContain('The therapist works 08:30–12:00 that day.');
    const leave = { id: uuidv7(), resourceId: ours.therapist, kind: 'leave', startsAt: wall('2026-12-10', '00:00') };
    expect((await manager.post('/api/v1/resources/absences', { ...leave, endsAt: wall('2026-12-11', '00:00') })).status).toBe(201);
    expect(codes(await infusion('2026-12-10', '09:30'))).toEqual(['absent']);
    expect((await infusion('2026-12-11', '09:30')).status).toBe(201);
  });

  it('a pump past its maintenance, and a room that is out of use', async () => {
    await change(ours.pump, { maintenanceDueOn: '2026-12-14' });
    expect((await infusion('2026-12-14', '09:30')).status).toBe(201);
    expect(codes(await infusion('2026-12-15', '09:30'))).toEqual(['maintenance-overdue']);
    await change(ours.pump, { maintenanceDueOn: '2027-06-01' });
    await change(ours.room, { isInUse: false });
    expect(codes(await infusion('2026-12-15', '09:30'))).toEqual(['out-of-use']);
    await change(ours.room, { isInUse: true });
    expect((await infusion('2026-12-15', '09:30')).status).toBe(201);
  });

  it('two starts of one nurse within ten minutes, which a manager may allow', async () => {
    const on = '2026-12-16';
    const chairs = await Promise.all(
      [1, 2].map((chair) => aResource(here, uuidv7(), { kind: 'room', name: `Chair ${chair}`, attributes: ['oxygen', 'monitor'] })),
    );
    const spray = async (at: string, room: string | undefined, overrides: object[] = []): Promise<Answer> => {
      const patientId = await aPatient(here);
      const courseId = await aCourse(api, here, patientId, { protocolId: 'esketamine-induction' });
      const assignments = infusionTeam().flatMap((one) =>
        one.role === 'nurse' ? [one] : one.role === 'room' ? [{ ...one, resourceId: room }] : [],
      );
      const visit = { courseId, visitKey: 'dose-1', startsAt: wall(on, at), assignments, overrides };
      return manager.post('/api/v1/appointments', { id: uuidv7(), patientId, siteId: here.siteId, ...visit });
    };
    expect((await spray('09:00', chairs[0])).status).toBe(201);
    expect(codes(await spray('09:09', chairs[1]))).toEqual(['starts-too-close']);
    expect((await spray('09:09', chairs[1], [{ code: 'starts-too-close', reason: 'A second nurse helps' }])).status).toBe(201);
  });
});

describe('visits in the way of leave, maintenance or a holiday', () => {
  const ask = (client: TestClient, about: object): Promise<Answer> =>
    client.get(`/api/v1/schedule/visits-in-the-way?${new URLSearchParams({ ...about })}`);
  const on = '2026-12-18';
  const day = { from: wall(on, '00:00'), until: wall('2026-12-19', '00:00') };

  it('are those whose person, thing or site is away while they last, and none that was called off', async () => {
    const [morning, noon] = [await infusion(on, '08:30'), await infusion(on, '12:00')];
    const cancelled = { id: uuidv7(), event: 'cancel-for-clinic', reason: 'staff-away' };
    expect([morning.status, noon.status]).toEqual([201, 201]);
    const hit = async (about: object): Promise<unknown> => {
      const { total, visits } = (await ask(manager, about)).body;
      return [total, visits.map(({ id }: { id: string }) => id)];
    };
    expect(await hit({ ...day, site: here.siteId })).toEqual([2, [morning.body.id, noon.body.id]]);
    // The pump is held from 09:00 to 09:40 and cleaned for ten minutes.
    expect(await hit({ from: wall(on, '09:49'), until: wall(on, '12:30'), resource: ours.pump })).toEqual([1, [morning.body.id]]);
    expect(await hit({ from: wall(on, '09:50'), until: wall(on, '12:30'), resource: ours.pump })).toEqual([0, []]);
    expect((await manager.post(`/api/v1/appointments/${morning.body.id}/steps`, cancelled)).status).toBe(200);
    expect(await hit({ ...day, resource: ours.therapist })).toEqual([1, [noon.body.id]]);
    const { visits } = (await ask(manager, { ...day, resource: ours.therapist })).body;
    expect(visits).toMatchObject([{ on, title: 'Dosing session 1', state: 'booked' }]);
  });

  it('are asked for one thing or one site, and no end before its start', async () => {
    const [resource, site] = [ours.nurse, here.siteId];
    const statuses = [day, { ...day, resource, site }, { from: day.until, until: day.from, resource }].map((about) => ask(manager, about));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it('are nobody’s in another clinic', async () => {
    const theirs = await elsewhere.as('clinic-manager');
    for (const about of [{ resource: ours.therapist }, { site: here.siteId }])
      expect((await ask(theirs, { ...day, ...about })).body).toEqual({ total: 0, visits: [] });
  });
});

describe('what a patient needs', () => {
  it('keeps a room without it and a person unasked for from the visit, unless a manager says why', async () => {
    const on = '2026-12-17';
    const needs = { room: ['wheelchair'], languages: ['es'], therapistGender: 'woman', avoidedIds: [ours.nurse] };
    const refused = await infusion(on, '09:30', { needs });
    expect(codes(refused).toSorted()).toEqual(['no-shared-language', 'other-gender-wished', 'person-avoided', 'room-lacks-need']);
    await change(ours.room, { attributes: ['oxygen', 'monitor', 'infusion-pole', 'wheelchair'] });
    await change(ours.therapist, { attributes: ['woman', 'language-es'] });
    const overrides = [{ code: 'person-avoided', reason: 'Agreed with the patient by telephone' }];
    expect((await infusion(on, '09:30', { needs, overrides, as: await here.as('front-desk') })).body.code).toBe('person-avoided');
    expect((await infusion(on, '09:30', { needs, overrides })).status).toBe(201);
    const day = (await manager.get(`/api/v1/schedule/days/${on}`)).body;
    expect(day.needs).toMatchObject([{ room: ['wheelchair'], languages: ['es'] }]);
  });

  it('is written by one person at a time and read by this clinic alone', async () => {
    const patientId = await aPatient(here);
    const path = `/api/v1/schedule/patients/${patientId}/needs`;
    expect((await manager.get(path)).body).toMatchObject({ version: 0, room: [] });
    expect((await manager.put(path, { room: ['recliner'] }, match(0))).body).toMatchObject({ version: 1, room: ['recliner'] });
    expect((await manager.put(path, { room: [] }, match(0))).status).toBe(412);
    expect((await manager.put(path, { room: ['bed'] }, match(1))).body).toMatchObject({ version: 2, room: ['bed'] });
    expect((await (await here.as('nurse')).get(path)).status).toBe(403);
    const theirs = await elsewhere.as('clinic-manager');
    expect([(await theirs.get(path)).status, (await theirs.put(path, { room: [] }, match(2))).status]).toEqual([404, 404]);
    const { rows } = await api.admin.query(
      `SELECT DISTINCT action FROM audit_entry WHERE patient_id = $1 AND action LIKE 'patient-needs%'`,
      [patientId],
    );
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['patient-needs.keep', 'patient-needs.read']);
  });
});
