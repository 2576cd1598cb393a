import { describeApi } from '../../create-app.js';
import { TestApi, type TestClinic } from '../test-api.js';

let api: TestApi;
let here: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  await api.openClinic();
});
afterAll(() => api.stop());

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route of the OpenAPI document, so that a new one cannot be forgotten. */
function routes(): Route[] {
  // A calendar outside cannot sign in: its address is the key, and calendar.api.spec walks it.
  const unasked = /^\/(health|api\/v1\/sign-in|api\/v1\/portal|api\/v1\/calendars)(\/|$)|^\/api\/v1\/live$/;
  return Object.entries(describeApi(api.app).paths)
    .filter(([path]) => !unasked.test(path))
    .flatMap(([path, item]) => Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })));
}

const someone = '0190a000-0000-7000-8000-000000000001';
const filled = (path: string): string => path.replace(/\{[^}]+\}/g, someone);

describe('every route', () => {
  it('is shut to a browser that has not signed in', async () => {
    const open: string[] = [];
    for (const { method, path } of routes()) {
      const answer = await api.client().send(method, filled(path), method === 'GET' ? undefined : {});
      if (answer.status !== 401) open.push(`${method} ${path} answered ${answer.status}`);
    }
    expect(routes().length).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });

  it('tells the administrator, who has no patient, nothing clinical', async () => {
    const client = await here.as('administrator');
    const leaks: string[] = [];
    for (const { method, path } of routes()) {
      if (!/patients|risk-events|courses|dosing-sessions|therapy-notes|appointments|review|protocols|resources/.test(path)) continue;
      const answer = await client.send(method, filled(path), method === 'GET' ? undefined : {});
      if (answer.status !== 403) leaks.push(`${method} ${path} answered ${answer.status}`);
    }
    expect(leaks).toEqual([]);
  });

  it('answers an unknown id as it answers a foreign one: not found, with a problem', async () => {
    const client = await here.as('medical-director');
    const surprises: string[] = [];
    for (const { method, path } of routes().filter((route) => route.method === 'GET' && route.path.includes('{'))) {
      const answer = await client.send(method, filled(path));
      const isEmpty = answer.status === 200 && /^(\[\]|\{[^:]*:\[\]\})$/.test(JSON.stringify(answer.body));
      if (!isEmpty && ![403, 404].includes(answer.status)) surprises.push(`${method} ${path} answered ${answer.status}`);
    }
    expect(surprises).toEqual([]);
  });

  it('sends the security headers and is never cached', async () => {
    const answer = await api.client().get('/api/v1/staff');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the database role of the application', () => {
  it('sees no row without a clinic and none of another clinic with one', async () => {
    await api.admin.query('SET ROLE sojourn_app');
    await expect(api.admin.query('SELECT * FROM staff_member')).rejects.toThrow(/app\.clinic_id/);
    await api.admin.query('BEGIN');
    await api.admin.query(`SET LOCAL app.clinic_id = '${here.id}'`);
    const seen = await api.admin.query('SELECT DISTINCT clinic_id FROM staff_member');
    await api.admin.query('ROLLBACK');
    await api.admin.query('RESET ROLE');
    expect(seen.rows).toEqual([{ clinic_id: here.id }]);
  });
});
