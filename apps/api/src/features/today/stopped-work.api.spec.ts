import type { Role, TodayNeed } from '@sojourn/domain';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start({ RUN_JOBS: 'true' });
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
});
afterAll(() => api.stop());

/** Puts a turn of a chore into the queue that has no tries left but one; how it ended. */
async function aLastTry(name: string): Promise<string> {
  const queued = `INSERT INTO jobs.job (name, policy, retry_limit) VALUES ($1, 'standard', 0) RETURNING id`;
  const { rows } = await api.admin.query<{ id: string }>(queued, [name]);
  const state = async () => (await api.admin.query(`SELECT state FROM jobs.job WHERE id = $1`, [rows[0]?.id])).rows[0]?.state as string;
  for (let tries = 0; tries < 150 && !['completed', 'failed'].includes(await state()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return state();
}
const stopped = async (role: Role, clinic = here): Promise<TodayNeed[]> => {
  const { body } = await (await clinic.as(role)).get('/api/v1/today');
  return body.needs.filter(({ id }: TodayNeed) => id.startsWith('work '));
};
const onItsPage = async (role: Role): Promise<string[]> =>
  (await (await here.as(role)).get('/api/v1/today/stopped-work')).body.map(({ id }: TodayNeed) => id);

describe('background work', () => {
  it('that was given up is seen by who answers for it, in every clinic it works for, until a later turn is done', async () => {
    expect(await stopped('administrator')).toEqual([]);
    await api.admin.query(`REVOKE DELETE ON sign_in FROM sojourn_app`);
    expect(await aLastTry('forget-sign-ins')).toBe('failed');
    const need = {
      sentence: 'Old sign-ins are not forgotten in time',
      detail: expect.stringMatching(/^Given up after one try\. Nothing is lost; .* tell whoever runs the server\.$/),
    };
    for (const role of ['administrator', 'clinic-manager', 'medical-director'] as const)
      expect(await stopped(role)).toMatchObject([{ id: 'work forget-sign-ins', ...need, address: null }]);
    expect(await stopped('administrator', elsewhere)).toHaveLength(1);
    for (const role of ['nurse', 'front-desk', 'compliance'] as const) expect(await stopped(role)).toEqual([]);
    await api.admin.query(`GRANT DELETE ON sign_in TO sojourn_app`);
    expect(await aLastTry('forget-sign-ins')).toBe('completed');
    expect(await stopped('administrator')).toEqual([]);
  });

  it('that carries mail is the desk’s to hear of too, with what to do meanwhile', async () => {
    await api.admin.query(`REVOKE SELECT ON measure_assignment FROM sojourn_app`);
    expect(await aLastTry('send-check-ins')).toBe('failed');
    expect(await stopped('front-desk')).toMatchObject([
      {
        sentence: 'Mail with questions to answer may stand still',
        detail: expect.stringContaining('Hand it over from the chart.'),
        address: '/messages',
      },
    ]);
    expect(await stopped('administrator')).toMatchObject([{ address: null }]);
    expect([await onItsPage('front-desk'), await onItsPage('nurse')]).toEqual([['work send-check-ins'], []]);
    await api.admin.query(`GRANT SELECT ON measure_assignment TO sojourn_app`);
  });

  it('that tells of risk events which wait too long is heard of by everybody who hears of them: they look by themselves then', async () => {
    await api.admin.query(`REVOKE SELECT ON risk_event FROM sojourn_app`);
    const ended = await aLastTry('escalate-risk-events');
    await api.admin.query(`GRANT SELECT ON risk_event TO sojourn_app`);
    expect(ended).toBe('failed');
    for (const role of ['nurse', 'therapist', 'prescriber', 'front-desk', 'administrator'] as const)
      expect(await onItsPage(role)).toContain('work escalate-risk-events');
    const needs = await stopped('nurse');
    expect(needs).toMatchObject([{ detail: expect.stringContaining('Look at Today often, and tell each other.'), address: null }]);
    expect(await aLastTry('escalate-risk-events')).toBe('completed');
    expect(await onItsPage('nurse')).toEqual([]);
  });

  it('is tried five times more before it is given up', async () => {
    const { rows } = await api.admin.query(
      `SELECT DISTINCT retry_limit, retry_backoff FROM jobs.queue WHERE name IN (SELECT name FROM jobs.schedule)`,
    );
    expect(rows).toEqual([{ retry_limit: 5, retry_backoff: true }]);
  });
});
