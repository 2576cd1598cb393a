import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { Jobs } from './jobs.js';

let api: TestApi;
let here: TestClinic;
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start({ RUN_JOBS: 'true' });
  here = await api.openClinic();
});
afterAll(() => api.stop());

const registered = (key: string, family = 'Canary-Nachtigall') => {
  const body = { id: uuidv7(), patient: { name: { family, given: ['Sara'] } } };
  return { body, send: async () => (await here.as('front-desk')).post('/api/v1/patients', body, { 'Idempotency-Key': key }) };
};

describe('what is remembered of a write', () => {
  it('is never kept in clear: neither the answer nor the request', async () => {
    const { send } = registered(randomUUID());
    expect((await send()).status).toBe(201);
    const kept = await api.admin.query(`SELECT t::text || encode(coalesce(sealed_answer, ''), 'escape') AS row FROM idempotent_request t`);
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(kept.rows.filter(({ row }) => /nachtigall/i.test(row))).toEqual([]);
  });

  it('gives the same answer to a repetition within its time, and opens for no other row', async () => {
    const [key, other] = [randomUUID(), randomUUID()];
    const first = registered(key);
    const second = registered(other);
    const answer = await first.send();
    await second.send();
    const again = await first.send();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(answer.body);
    const swap = `UPDATE idempotent_request SET sealed_answer = (SELECT sealed_answer FROM idempotent_request WHERE key = $2) WHERE key = $1`;
    await api.admin.query(swap, [key, other]);
    expect((await first.send()).status).toBe(500);
  });

  it('is forgotten after its time, and a late repetition saves nothing twice and says so', async () => {
    const { send } = registered(randomUUID());
    await send();
    api.moveClock(25 * hour);
    await api.app.get(Jobs).doNow('forget-answers');
    const held = await api.admin.query('SELECT 1 FROM idempotent_request WHERE sealed_answer IS NOT NULL');
    expect(held.rows).toEqual([]);
    const desk = await api.signedIn(here.staff['front-desk'].email);
    const late = registered(randomUUID());
    await desk.post('/api/v1/patients', late.body, { 'Idempotency-Key': 'aaaaaaaa-0000-4000-8000-000000000001' });
    api.moveClock(25 * hour);
    await api.app.get(Jobs).doNow('forget-answers');
    const again = await (
      await api.signedIn(here.staff['front-desk'].email)
    ).post('/api/v1/patients', late.body, { 'Idempotency-Key': 'aaaaaaaa-0000-4000-8000-000000000001' });
    expect(again.body).toMatchObject({ status: 409, code: 'already-done' });
    api.moveClock(91 * 24 * hour);
    await api.app.get(Jobs).doNow('forget-answers');
    expect((await api.admin.query('SELECT 1 FROM idempotent_request')).rows).toEqual([]);
  });
});

describe('sign-ins', () => {
  it('that expired a month ago are gone, with the counts of old failures; the open ones and the security events stay', async () => {
    const { email } = here.staff.nurse;
    await api.client().post('/api/v1/sign-in', { email, password: 'wrong one entirely' });
    await api.signedIn(email);
    api.moveClock(32 * 24 * hour);
    await api.signedIn(email);
    const events = await api.admin.query('SELECT count(*) FROM security_event');
    await api.app.get(Jobs).doNow('forget-sign-ins');
    expect((await api.admin.query("SELECT expires_at > now() + interval '20 days' AS open FROM sign_in")).rows).toEqual([{ open: true }]);
    expect((await api.admin.query('SELECT 1 FROM sign_in_attempt')).rows).toEqual([]);
    expect((await api.admin.query('SELECT count(*) FROM security_event')).rows).toEqual(events.rows);
  });
});

describe('the job queue', () => {
  it('has the chores on its timetable and does one that is due, as the application role', async () => {
    const planned = await api.admin.query('SELECT name, cron FROM jobs.schedule ORDER BY name');
    expect(planned.rows).toEqual([
      { name: 'assign-course-measures', cron: '12 * * * *' },
      { name: 'escalate-risk-events', cron: '* * * * *' },
      { name: 'forget-answers', cron: '7 * * * *' },
      { name: 'forget-monitor-messages', cron: '20 4 * * *' },
      { name: 'forget-sign-ins', cron: '40 3 * * *' },
      { name: 'make-outage-packs', cron: '*/15 * * * *' },
      { name: 'remind-of-visits', cron: '*/5 * * * *' },
      { name: 'send-check-ins', cron: '*/10 * * * *' },
      { name: 'send-messages', cron: '* * * * *' },
    ]);
    await api.signedIn(here.staff.nurse.email);
    api.moveClock(40 * 24 * hour);
    await api.admin.query(`INSERT INTO jobs.job (name, policy) VALUES ('forget-sign-ins', 'exclusive')`);
    const state = async (): Promise<string> =>
      (await api.admin.query(`SELECT state FROM jobs.job WHERE name = 'forget-sign-ins'`)).rows[0]?.state;
    for (let tries = 0; tries < 150 && (await state()) !== 'completed'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await state()).toBe('completed');
    expect((await api.admin.query('SELECT 1 FROM sign_in')).rows).toEqual([]);
    expect((await api.admin.query('SELECT cron_on IS NOT NULL AS took_turns FROM jobs.version')).rows).toEqual([{ took_turns: true }]);
    expect(api.app.get(Jobs).faults).toBe(0);
  });

  it('may use its tables and change nothing about them', async () => {
    await api.admin.query('SET ROLE sojourn_app');
    const refused = ['CREATE TABLE jobs.own (id int)', 'DROP TABLE jobs.job', 'UPDATE jobs.version SET version = 1', 'TRUNCATE jobs.job'];
    for (const sql of refused) await expect(api.admin.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    await api.admin.query('RESET ROLE');
  });
});
