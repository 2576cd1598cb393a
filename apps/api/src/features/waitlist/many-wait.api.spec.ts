import { instantFromMs, localDateAt, plusDays, weekdayOf, type LocalDate } from '@sojourn/domain';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aSchedule, wall } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let desk: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  desk = await here.as('front-desk');
});
afterAll(() => api.stop());

function workingDayAhead(days = 2): LocalDate {
  const on = plusDays(localDateAt(instantFromMs(api.now.getTime()), 'America/New_York'), days);
  return weekdayOf(on) > 5 ? workingDayAhead(days + 1) : on;
}

/** The time that a cancelled talk left. */
async function aFreedTime(): Promise<string> {
  const { therapist, room } = await aSchedule(here);
  const visit = {
    ...{ id: uuidv7(), patientId: await aPatient(here), siteId: here.siteId, visitType: 'integration' },
    startsAt: wall(workingDayAhead(), '10:00'),
    assignments: [
      { role: 'therapist', resourceId: therapist },
      { role: 'room', resourceId: room },
    ],
  };
  const manager = await here.as('clinic-manager');
  expect((await manager.post('/api/v1/appointments', visit)).status).toBe(201);
  const step = { id: uuidv7(), event: 'cancel-for-patient', reason: 'patient-unwell' };
  expect((await desk.post(`/api/v1/appointments/${visit.id}/steps`, step)).status).toBe(200);
  return visit.id;
}

async function waits(count: number): Promise<void> {
  for (let made = 0; made < count; made += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, count - made) }, async () => {
        const entry = { id: uuidv7(), patientId: await aPatient(here), visitType: 'integration' };
        expect((await desk.post('/api/v1/waitlist/entries', entry)).status).toBe(201);
      }),
    );
}

/** How many statements are sent to the database while something is done, and how many milliseconds it takes. */
async function costOf(work: () => Promise<unknown>): Promise<{ readonly statements: number; readonly ms: number }> {
  const own = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
  let statements = 0;
  pg.Client.prototype.query = function counted(this: unknown, ...all: unknown[]) {
    statements += 1;
    return query.apply(this, all);
  } as typeof pg.Client.prototype.query;
  const begun = performance.now();
  await work();
  const ms = Math.round(performance.now() - begun);
  if (own !== undefined) Object.defineProperty(pg.Client.prototype, 'query', own);
  return { statements, ms };
}

describe('whom a freed time would suit', () => {
  it('asks the database as often for two hundred who wait as for two', async () => {
    const slotId = await aFreedTime();
    const look = async () => expect((await desk.get(`/api/v1/waitlist/slots/${slotId}/matches`)).status).toBe(200);
    await waits(2);
    await look();
    const few = await costOf(look);
    await waits(198);
    const many = await costOf(look);
    expect((await desk.get(`/api/v1/waitlist/slots/${slotId}/matches`)).body.matches).toHaveLength(200);
    expect(few.statements).toBeGreaterThan(5);
    expect(many.statements).toBeLessThanOrEqual(few.statements + 2); // the clinic's own chores may ask beside it
    expect(many.statements).toBeLessThan(40);
  }, 180_000);
});
