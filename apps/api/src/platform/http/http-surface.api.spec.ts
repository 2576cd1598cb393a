import { connect } from 'node:net';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;

beforeAll(async () => {
  api = await TestApi.start({ PUBLIC_ORIGIN: 'https://clinic.example', TRUSTED_PROXIES: 'loopback,uniquelocal' });
  here = await api.openClinic();
});
afterAll(() => api.stop());

describe('behind a public TLS address', () => {
  it('gives the sign-in as a __Host- cookie over TLS only, small, and a new one at each proof', async () => {
    const client = api.client();
    const first = await client.post('/api/v1/sign-in', { email: here.staff.nurse.email, password: testPassword });
    const cookie = first.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-sojourn=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const old = client.cookies;
    const again = await client.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect(again.headers.getSetCookie()[0]).not.toBe(cookie);
    expect((await api.client().send('GET', '/api/v1/staff', undefined, { Cookie: old })).body.code).toBe('not-signed-in');
    expect((await client.get('/api/v1/staff')).status).toBe(200);
  });

  it('does not describe itself to strangers', async () => {
    expect((await api.client().get('/api/docs')).status).toBe(404);
    expect((await api.client().get('/api/docs/openapi.json')).status).toBe(404);
  });

  it.each([
    ['an answer', '/health/live', 'GET'],
    ['a refusal', '/api/v1/staff', 'GET'],
    ['an address that is not there', '/api/v1/nothing-here', 'GET'],
    ['a method that is not there', '/health/live', 'DELETE'],
    ['an unreadable body', '/api/v1/sign-in', 'POST'],
  ])('sends every security header with %s', async (_what, path, method) => {
    const broken = method === 'POST' ? { headers: { 'Content-Type': 'application/json', 'X-Sojourn': '1' }, body: '{"email":' } : {};
    const { headers, status } = await fetch(`${api.origin}${path}`, { method, ...broken });
    expect(status).toBeLessThan(500);
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=63072000/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });
});

describe('what does not belong in a request', () => {
  it('is refused: a body that is too large, a cross-site change, a polluted object, an array for a word', async () => {
    const nurse = await here.as('front-desk');
    const large = await nurse.post('/api/v1/patients', { id: 'x', patient: 'a'.repeat(300_000) });
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const crossSite = await nurse.post('/api/v1/patients/search', { text: '' }, { 'Sec-Fetch-Site': 'cross-site' });
    expect(crossSite).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    const polluted = await fetch(`${api.origin}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Sojourn': '1' },
      body: `{"email":"a@b.example","password":"x","__proto__":{"isAdministrator":true}}`,
    });
    expect(polluted.status).toBe(400);
    expect((await nurse.post('/api/v1/patients/search', { text: ['a'] })).status).toBe(400);
    expect((await nurse.post('/api/v1/patients/search', { text: '', limit: 201 })).status).toBe(400);
  });

  it.each([
    ['both lengths', 'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a bad chunk', 'POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n'],
    ['a line break in a header', 'GET /health/live HTTP/1.1\r\nHost: x\r\nX-Device: a\nb: c\rd\r\n\r\n'],
  ])('is answered 400 on the wire: %s', async (_what, bytes) => {
    const { hostname, port } = new URL(api.origin);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      setTimeout(() => socket.destroy(), 3000);
    });
    expect(said).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('the address of a caller', () => {
  it('is what the trusted proxy says, in the audit trail too', async () => {
    const nurse = await here.as('nurse');
    await nurse.send('GET', '/api/v1/staff', undefined, { 'X-Forwarded-For': '203.0.113.7' });
    const { rows } = await api.admin.query(`SELECT address FROM audit_entry WHERE clinic_id = $1 AND address = '203.0.113.7'`, [here.id]);
    expect(rows).toHaveLength(1);
  });
});

describe('the live feed', () => {
  it('is shut to a browser that is not signed in, and ends within moments of the sign-out', async () => {
    expect((await fetch(`${api.origin}/api/v1/live`)).status).toBe(401);
    const nurse = await api.signedIn(here.staff.therapist.email);
    const stream = await fetch(`${api.origin}/api/v1/live`, { headers: { Cookie: nurse.cookies } });
    expect(stream.status).toBe(200);
    const ended = stream.text().then(() => Date.now());
    const left = Date.now();
    await nurse.delete('/api/v1/sign-in');
    expect((await ended) - left).toBeLessThan(4000);
  });
});

describe('a fault of the server', () => {
  it('says nothing about itself but the number to ask with', async () => {
    const nurse = await here.as('nurse');
    await api.admin.query('ALTER TABLE staff_role RENAME TO staff_role_away');
    const answer = await nurse.get('/api/v1/staff');
    await api.admin.query('ALTER TABLE staff_role_away RENAME TO staff_role');
    expect(answer.status).toBe(500);
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
    expect(JSON.stringify(answer.body)).not.toMatch(/staff_role|select|relation|at .*\.ts|node_modules/i);
  });
});

describe('when every connection to the database is taken', () => {
  it('says busy at once, with when to try again, still answers that it lives, and recovers', async () => {
    const small = await TestApi.start({ DATABASE_POOL: '2', DATABASE_WAIT_MILLISECONDS: '1000' });
    const clinic = await small.openClinic();
    const nurse = await clinic.as('nurse');
    await small.admin.query('BEGIN');
    await small.admin.query('LOCK TABLE staff_member');
    const waiting = [nurse.get('/api/v1/staff'), nurse.get('/api/v1/staff')];
    await new Promise((resolve) => setTimeout(resolve, 200));
    const asked = Date.now();
    const refused = await nurse.get('/api/v1/staff');
    expect(refused).toMatchObject({ status: 503, body: { code: 'busy' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(Date.now() - asked).toBeLessThan(2900);
    expect((await small.client().get('/health/live')).status).toBe(200);
    await small.admin.query('COMMIT');
    await Promise.all(waiting);
    expect((await nurse.get('/api/v1/staff')).status).toBe(200);
    await small.stop();
  });
});
