import type { SeriesProposalsView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
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

const keys = ['dose-1', 'dose-2', 'integration-2'];
const ask = (courseId: string, asked: object = {}): Promise<Answer> =>
  manager.post(`/api/v1/schedule/courses/${courseId}/series-proposals`, { siteId: here.siteId, visitKeys: keys, ...asked });

function seriesOf({ proposals }: SeriesProposalsView, index = 0): object {
  const visits = proposals[index]!.placements.map(({ key, startsAt, assignments }) => ({
    id: uuidv7(),
    visitKey: key,
    startsAt,
    assignments,
  }));
  return { id: uuidv7(), siteId: here.siteId, visits };
}

const book = async (courseId: string, series: object): Promise<Answer> => {
  const answer = await manager.post(`/api/v1/schedule/courses/${courseId}/series`, series);
  return answer.status === 503 ? book(courseId, series) : answer;
};

async function aCourseHere(startsOn = '2026-11-30'): Promise<string> {
  return aCourse(api, here, await aPatient(here), { startsOn });
}

async function heldBy(courseId: string): Promise<number> {
  const { rows } = await api.admin.query(
    `SELECT count(*)::int AS held FROM resource_booking b JOIN appointment a ON a.clinic_id = b.clinic_id AND a.id = b.appointment_id WHERE a.course_id = $1`,
    [courseId],
  );
  return rows[0].held;
}

describe('a whole plan', () => {
  it('is proposed three times with what each misses, and booked at once', async () => {
    const courseId = await aCourseHere();
    const answer = await ask(courseId, { weekdays: [1, 3], from: '09:00', until: '11:00' });
    expect(answer.status).toBe(200);
    expect(answer.body.proposals.map(({ placements }: { placements: unknown[] }) => placements.length)).toEqual([3, 3, 3]);
    expect(answer.body.names[ours.room]).toBe('R1');
    const booked = await book(courseId, seriesOf(answer.body));
    expect(booked.body.detail).toBeUndefined();
    expect(booked.body.map(({ visitKey }: { visitKey: string }) => visitKey)).toEqual(keys);
    expect(new Set(booked.body.map(({ seriesId }: { seriesId: string }) => seriesId)).size).toBe(1);
    expect((await ask(courseId)).body.code).toBe('no-such-visit');
    expect((await book(courseId, seriesOf(answer.body))).status).toBe(409);
  });

  it('is refused whole when one of its visits no longer fits', async () => {
    const courseId = await aCourseHere('2026-12-07');
    const proposed = (await ask(courseId)).body as SeriesProposalsView;
    const last = proposed.proposals[0]!.placements.at(-1)!;
    const absence = { id: uuidv7(), resourceId: ours.therapist, kind: 'leave', startsAt: last.startsAt, endsAt: last.endsAt };
    expect((await manager.post('/api/v1/resources/absences', absence)).status).toBe(201);
    const refused = await book(courseId, seriesOf(proposed));
    expect([refused.status, refused.body.code]).toEqual([409, 'absent']);
    expect(await heldBy(courseId)).toBe(0);
  });

  it('is refused where somebody shortened the hours between two doses', async () => {
    const courseId = await aCourseHere('2026-12-14');
    const proposed = (await ask(courseId)).body as SeriesProposalsView;
    const series = seriesOf(proposed) as { visits: { visitKey: string; startsAt: string }[] };
    const [first, second] = series.visits;
    second!.startsAt = new Date(Date.parse(first!.startsAt) + 24 * 3_600_000).toISOString();
    const refused = await book(courseId, series);
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toContain('would be 24 hours after Dosing session 1; at least 48 are needed.');
  });

  it('of one visit between two that stand is one that booking accepts', async () => {
    const courseId = await aCourseHere('2026-12-28');
    const all = (await ask(courseId, { visitKeys: ['dose-1', 'dose-2', 'dose-3'] })).body as SeriesProposalsView;
    const booked = await book(courseId, seriesOf(all));
    const dose2 = booked.body.find(({ visitKey }: { visitKey: string }) => visitKey === 'dose-2');
    await manager.post(`/api/v1/appointments/${dose2.id}/steps`, { id: uuidv7(), event: 'cancel-for-clinic', reason: 'staff-away' });
    const { body } = await ask(courseId, { visitKeys: ['dose-2'] });
    expect(body.proposals.length).toBeGreaterThan(0);
    for (const { placements } of (body as SeriesProposalsView).proposals) {
      const [{ key: visitKey, startsAt, assignments }] = placements as never as [{ key: string; startsAt: string; assignments: object[] }];
      const visit = { patientId: body.patientId, siteId: here.siteId, courseId, visitKey, startsAt, assignments };
      const answer = await manager.post('/api/v1/appointments', { id: uuidv7(), ...visit });
      expect(answer.body.detail).toBeUndefined();
      await manager.post(`/api/v1/appointments/${answer.body.id}/steps`, { id: uuidv7(), event: 'cancel-for-clinic', reason: 'other' });
    }
  });

  it('says what binds and what would free it where nothing fits', async () => {
    const courseId = await aCourseHere('2027-04-05');
    // The only pump is due for maintenance on 2027-02-01.
    const { body } = await ask(courseId);
    expect(body.proposals).toEqual([]);
    expect(body.blocked).toMatchObject({ key: 'dose-1', bindings: ['Missing on all these days: a pump.'] });
    expect(body.blocked.remedies[0]).toMatch(/^A pump on \w+day, \d+ April 2027 at \d\d:\d\d would free it\.$/);
  });
});

describe('another clinic', () => {
  it('neither plans nor books a course of this one', async () => {
    const courseId = await aCourseHere('2026-12-21');
    const theirs = await elsewhere.as('clinic-manager');
    const asked = { siteId: elsewhere.siteId, visitKeys: keys };
    expect((await theirs.post(`/api/v1/schedule/courses/${courseId}/series-proposals`, asked)).status).toBe(404);
    const visits = [{ id: uuidv7(), visitKey: 'dose-1', startsAt: wall('2027-09-06', '09:00'), assignments: [] }];
    const series = { id: uuidv7(), siteId: elsewhere.siteId, visits };
    expect((await theirs.post(`/api/v1/schedule/courses/${courseId}/series`, series)).status).toBe(404);
  });
});
