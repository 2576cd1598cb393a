import type { SeriesProposalsView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

const clients = 32;
let api: TestApi;
let here: TestClinic;
let ours: TestSchedule;
let manager: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  ours = await aSchedule(here);
  manager = await here.as('clinic-manager');
});
afterAll(() => api.stop());

const many = <T>(make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: clients }, (_, index) => make(index)));

/** What the race is about is put there one after the other: only the race itself may wait for a connection. */
async function oneByOne<T>(make: (index: number) => Promise<T>, count = clients): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}

/** A server with no connection left says so and is asked again, as a browser would; deadlocks are counted apart. */
async function tried(path: string, command: object): Promise<Answer> {
  const answer = await manager.post(path, command);
  return answer.status === 503 ? tried(path, command) : answer;
}

const outcomes = (answers: readonly Answer[]): string[] =>
  [...new Set(answers.map(({ status, body }) => `${status} ${status === 201 ? '' : body.code}`.trim()))].toSorted();
const winners = (answers: readonly Answer[]): number => answers.filter(({ status }) => status === 201).length;

/** Deadlocks that PostgreSQL counted in this database. Its workers report within a second after they were busy. */
async function deadlocks(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  const { rows } = await api.admin.query(`SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`);
  return rows[0].deadlocks;
}

const keys = ['dose-1', 'dose-2', 'integration-2'];

async function proposed(courseId: string): Promise<SeriesProposalsView['proposals'][number]['placements']> {
  const asked = { siteId: here.siteId, visitKeys: keys };
  const answer = await manager.post(`/api/v1/schedule/courses/${courseId}/series-proposals`, asked);
  return answer.body.proposals[0].placements;
}

function seriesOf(placements: SeriesProposalsView['proposals'][number]['placements']): object {
  const visits = placements.map(({ key, startsAt, assignments }) => ({ id: uuidv7(), visitKey: key, startsAt, assignments }));
  return { id: uuidv7(), siteId: here.siteId, visits };
}

async function heldBy(courseId: string): Promise<number> {
  const { rows } = await api.admin.query(
    `SELECT count(*)::int AS held FROM resource_booking b JOIN appointment a ON a.clinic_id = b.clinic_id AND a.id = b.appointment_id
     WHERE a.course_id = $1 AND b.status = 'booked'`,
    [courseId],
  );
  return rows[0].held;
}

describe('32 clients', () => {
  it('who want the last quarter of one nurse, each in a chair of their own, leave one winner and her attention whole', async () => {
    const on = '2026-12-01';
    const chair = (index: number) => aResource(here, uuidv7(), { kind: 'room', name: `Chair ${index}`, attributes: ['oxygen', 'monitor'] });
    const chairs = await oneByOne(chair, clients + 3);
    const visitOf = async (at: string, room: string): Promise<object> => {
      const patientId = await aPatient(here);
      const courseId = await aCourse(api, here, patientId, { protocolId: 'esketamine-induction' });
      const assignments = [
        { role: 'nurse', resourceId: ours.nurse },
        { role: 'room', resourceId: room },
      ];
      return { id: uuidv7(), patientId, siteId: here.siteId, courseId, visitKey: 'dose-1', startsAt: wall(on, at), assignments };
    };
    for (const [index, at] of ['09:00', '09:15', '09:30'].entries())
      expect((await tried('/api/v1/appointments', await visitOf(at, chairs[clients + index]!))).status).toBe(201);
    const wanted = await oneByOne((index) => visitOf('09:45', chairs[index]!));
    const answers = await Promise.all(wanted.map((command) => tried('/api/v1/appointments', command)));
    expect(winners(answers)).toBe(1);
    expect(outcomes(answers)).toEqual(['201', '409 over-capacity']);
    const { rows } = await api.admin.query(
      `SELECT sum(load)::float AS load FROM resource_booking WHERE resource_id = $1 AND status = 'booked' AND starts_at <= $2 AND ends_at > $2`,
      [ours.nurse, wall(on, '10:30')],
    );
    expect(rows).toEqual([{ load: 1 }]);
    expect(await deadlocks()).toBe(0);
  }, 60_000);

  it('who want the same series for their own patients leave one whole series and nothing of the others', async () => {
    const courses = await oneByOne(async () => aCourse(api, here, await aPatient(here), { startsOn: '2026-12-07' }));
    const placements = await proposed(courses[0]!);
    const answers = await Promise.all(
      courses.map((courseId) => tried(`/api/v1/schedule/courses/${courseId}/series`, seriesOf(placements))),
    );
    expect(winners(answers)).toBe(1);
    expect([...new Set(answers.map(({ status }) => status))].toSorted()).toEqual([201, 409]);
    const held = await Promise.all(courses.map(heldBy));
    // Two doses of five bookings (one nurse in two loads) and one talk of two.
    expect(held.filter((count) => count > 0)).toEqual([12]);
    expect(await deadlocks()).toBe(0);
  }, 60_000);

  it('who book the series of one course at the same time leave it once', async () => {
    const courseId = await aCourse(api, here, await aPatient(here), { startsOn: '2027-01-04' });
    const placements = await proposed(courseId);
    const answers = await many(() => tried(`/api/v1/schedule/courses/${courseId}/series`, seriesOf(placements)));
    expect(winners(answers)).toBe(1);
    expect([...new Set(answers.map(({ status }) => status))].toSorted()).toEqual([201, 409]);
    expect(await heldBy(courseId)).toBe(12);
    expect(await deadlocks()).toBe(0);
  }, 60_000);

  it('who want series that overlap in turned order end without a deadlock', async () => {
    const courses = await oneByOne(async () => aCourse(api, here, await aPatient(here), { startsOn: '2027-01-18' }));
    const placements = await proposed(courses[0]!);
    const answers = await Promise.all(
      courses.map((courseId, index) => {
        const turned = index % 2 === 0 ? placements : placements.toReversed();
        const visits = turned.map(({ assignments, ...rest }) => ({
          ...rest,
          assignments: index % 3 === 0 ? assignments.toReversed() : assignments,
        }));
        return tried(`/api/v1/schedule/courses/${courseId}/series`, seriesOf(visits));
      }),
    );
    expect(winners(answers)).toBe(1);
    expect(await deadlocks()).toBe(0);
  }, 60_000);
});
