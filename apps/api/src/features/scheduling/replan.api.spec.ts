import type { SeriesProposalsView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let manager: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  await aSchedule(here);
  manager = await here.as('clinic-manager');
});
afterAll(() => api.stop());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ask = (courseId: string, asked: object = { isReplan: true }): Promise<Answer> =>
  manager.post(`/api/v1/schedule/courses/${courseId}/series-proposals`, { siteId: here.siteId, ...asked });

async function aBookedCourse(
  startsIn: number,
): Promise<{ courseId: string; booked: { id: string; visitKey: string; startsAt: string }[] }> {
  const courseId = await aCourse(api, here, await aPatient(here), { startsOn: inDays(startsIn) });
  const visitKeys = ['dose-1', 'dose-2', 'dose-3', 'integration-2'];
  const proposed = (await ask(courseId, { visitKeys })).body as SeriesProposalsView;
  const visits = proposed.proposals[0]!.placements.map(({ key, startsAt, assignments }) => ({
    id: uuidv7(),
    visitKey: key,
    startsAt,
    assignments,
  }));
  const answer = await manager.post(`/api/v1/schedule/courses/${courseId}/series`, { id: uuidv7(), siteId: here.siteId, visits });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return { courseId, booked: answer.body };
}

/** What the page sends for a plan: what moves, what is new, what falls away. */
function commandOf({ proposals, fallsAway, courseId, site }: SeriesProposalsView): object {
  const placements = proposals[0]?.placements ?? [];
  const cancellations = fallsAway.map(({ appointmentId, version }) => ({ appointmentId, version, event: 'cancel-for-clinic' }));
  return {
    moves: placements
      .filter(({ from, stays }) => from !== null && !stays)
      .map(({ from, startsAt, assignments }) => ({
        appointmentId: from!.appointmentId,
        version: from!.version,
        id: uuidv7(),
        startsAt,
        assignments,
      })),
    bookings: placements
      .filter(({ from }) => from === null)
      .map(({ key, startsAt, assignments }) => ({ id: uuidv7(), courseId, visitKey: key, siteId: site.id, startsAt, assignments })),
    ...{ cancellations, reason: cancellations.length === 0 ? null : 'course-changed' },
  };
}

const setState = (id: string, state: string): Promise<unknown> =>
  api.admin.query(
    `WITH freed AS (UPDATE resource_booking SET status = 'cancelled' WHERE appointment_id = $1 AND $2 <> 'completed')
    UPDATE appointment SET state = $2 WHERE id = $1`,
    [id, state],
  );
const standing = async (courseId: string): Promise<string[]> => {
  const { visits } = (await manager.get(`/api/v1/schedule/courses/${courseId}/visits`)).body;
  return visits.flatMap(({ state, visitKey }: { state: string; visitKey: string }) => (state === 'booked' ? [visitKey] : []));
};

describe('planning a course anew', () => {
  it('finds a missed dose another place, moves only what has to, and does it as a whole', async () => {
    const { courseId, booked } = await aBookedCourse(10);
    const missed = booked.find(({ visitKey }) => visitKey === 'dose-1')!;
    await setState(missed.id, 'no-show');
    const view = (await ask(courseId, { isReplan: true, visitKeys: ['dose-1', 'dose-2', 'dose-3', 'integration-2'] }))
      .body as SeriesProposalsView;
    expect(view.missedVisits).toEqual(['Dosing session 1']);
    const told = view.proposals[0]!.placements.map(({ key, from, stays }) => `${key} ${from === null ? 'new' : stays ? 'stays' : 'moves'}`);
    expect(told[0]).toBe('dose-1 new');
    const stays = view.proposals[0]!.placements.filter((one) => one.stays);
    for (const { from, startsAt } of stays) expect(Date.parse(startsAt)).toBe(Date.parse(from!.startsAt));
    const done = await manager.post('/api/v1/schedule/arrangements', commandOf(view));
    expect([done.status, done.body.detail]).toEqual([200, undefined]);
    expect((await standing(courseId)).toSorted()).toEqual(['dose-1', 'dose-2', 'dose-3', 'integration-2']);
    const old = (await manager.get(`/api/v1/appointments/${missed.id}`)).body;
    expect([old.state, old.startsAt]).toEqual(['no-show', missed.startsAt]);
  });

  it.each(['checked-in', 'completed'])(
    'finds a held dose another place, also while the patient is in the house (visit %s)',
    async (state) => {
      const { courseId, booked } = await aBookedCourse(state === 'completed' ? 40 : 33);
      const held = booked.find(({ visitKey }) => visitKey === 'dose-1')!;
      await setState(held.id, state);
      expect(((await ask(courseId)).body as SeriesProposalsView).missedVisits).toEqual([]);
      await anAbortedSession(held.id, state);
      const view = (await ask(courseId, { isReplan: true, visitKeys: ['dose-1'] })).body as SeriesProposalsView;
      expect(view.missedVisits).toEqual(['Dosing session 1']);
      expect(view.proposals[0]!.placements.map(({ key, from }) => [key, from])).toEqual([['dose-1', null]]);
      const [course] = (await manager.get(`/api/v1/schedule/patients/${await patientOf(held.id)}/bookable-visits`)).body;
      const left = course.visits.map(({ key }: { key: string }) => key);
      expect([left.includes('dose-1'), left.includes('dose-2')]).toEqual([true, false]);
      const whole = (await ask(courseId, { isReplan: true, visitKeys: ['dose-1', 'dose-2', 'dose-3', 'integration-2'] }))
        .body as SeriesProposalsView;
      const done = await manager.post('/api/v1/schedule/arrangements', commandOf(whole));
      expect([done.status, done.body.detail]).toEqual([200, undefined]);
      const again = (await ask(courseId, { isReplan: true, visitKeys: ['dose-1'] })).body as SeriesProposalsView;
      expect(again.missedVisits).toEqual([]);
    },
  );

  it('lets doses fall away that the course no longer permits, and keeps the talks', async () => {
    const { courseId } = await aBookedCourse(25);
    await api.admin.query(`UPDATE treatment_course SET state = 'on-hold' WHERE id = $1`, [courseId]);
    const view = (await ask(courseId, { isReplan: true, visitKeys: ['integration-2'] })).body as SeriesProposalsView;
    expect(view.fallsAway.map(({ title }) => title)).toEqual(['Dosing session 1', 'Dosing session 2', 'Dosing session 3']);
    expect((await manager.post('/api/v1/schedule/arrangements', commandOf(view))).status).toBe(200);
    expect(await standing(courseId)).toEqual(['integration-2']);
  });

  it('shows nothing of it to another clinic', async () => {
    const { courseId } = await aBookedCourse(48);
    const theirs = await elsewhere.as('clinic-manager');
    const asked = { siteId: elsewhere.siteId, isReplan: true };
    expect((await theirs.post(`/api/v1/schedule/courses/${courseId}/series-proposals`, asked)).status).toBe(404);
  });
});

async function patientOf(appointmentId: string): Promise<string> {
  const { rows } = await api.admin.query(`SELECT patient_id FROM appointment WHERE id = $1`, [appointmentId]);
  return rows[0].patient_id;
}

async function anAbortedSession(appointmentId: string, state: string): Promise<void> {
  const { rows } = await api.admin.query(`SELECT patient_id, course_id FROM appointment WHERE id = $1`, [appointmentId]);
  const nurse = await here.as('nurse');
  const id = uuidv7();
  await api.admin.query(`UPDATE appointment SET state = 'checked-in' WHERE id = $1`, [appointmentId]);
  const opened = await nurse.post('/api/v1/dosing-sessions', { id, appointmentId, isPregnancyTestRequired: false });
  if (opened.status >= 300) throw new Error(JSON.stringify([opened.body, rows]));
  await api.admin.query(`UPDATE appointment SET state = $2 WHERE id = $1`, [appointmentId, state]);
  const at = new Date(Date.now() - 1000).toISOString();
  const entry = {
    id: uuidv7(),
    kind: 'aborted',
    details: { reason: 'Not fasting' },
    occurredAt: at,
    recordedAt: at,
    deviceId: uuidv7(),
    deviceSeq: 1,
  };
  const aborted = await nurse.post(`/api/v1/dosing-sessions/${id}/steps`, { entry });
  if (aborted.status >= 300) throw new Error(JSON.stringify(aborted.body));
}
