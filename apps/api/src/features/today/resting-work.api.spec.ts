import type { Role, TodayNeed } from '@sojourn/domain';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
const { uptime } = process;

beforeAll(async () => {
  api = await TestApi.start(); // which takes up no work of the queue
  here = await api.openClinic();
});
afterEach(() => Object.assign(process, { uptime }));
afterAll(() => api.stop());

const upFor = (seconds: number) => Object.assign(process, { uptime: () => seconds });
const turnBefore = (ago: string | null) => api.admin.query(`UPDATE jobs.version SET cron_on = now() - $1::interval`, [ago]);
const needs = async (role: Role): Promise<TodayNeed[]> => {
  const { body } = await (await here.as(role)).get('/api/v1/today');
  return body.needs.filter(({ id }: TodayNeed) => id.startsWith('work '));
};

describe('background work that no server takes up', () => {
  it('is seen by everybody, who do it by hand meanwhile, until one does', async () => {
    upFor(900);
    await turnBefore('25 minutes');
    const detail = expect.stringMatching(/^No server has taken it up for 25 minutes\. .* tell whoever runs the server\.$/);
    for (const role of ['clinic-manager', 'administrator', 'front-desk', 'nurse', 'compliance'] as const)
      expect(await needs(role)).toMatchObject([{ id: 'work none', sentence: 'All work in the background stands still', detail }]);
    await turnBefore('1 minute');
    expect(await needs('clinic-manager')).toEqual([]);
  });

  it('is said also when none ever did', async () => {
    upFor(900);
    await turnBefore(null);
    expect(await needs('clinic-manager')).toMatchObject([{ detail: expect.stringContaining('No server has ever taken it up.') }]);
  });

  it('is not spoken of by a server that has just been started: it may be the one', async () => {
    upFor(300);
    await turnBefore('9 hours');
    expect(await needs('clinic-manager')).toEqual([]);
  });
});
