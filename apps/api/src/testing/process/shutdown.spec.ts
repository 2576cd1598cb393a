import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { TestApi, testPassword, type TestClinic } from '../test-api.js';
import { TestClient } from '../test-client.js';

let api: TestApi;
let here: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
});
afterAll(() => api.stop());

interface Server {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly ended: Promise<{ code: number | null; signal: string | null; at: number }>;
}

/** The built server as it runs in production, a process of its own. */
async function startServer(): Promise<Server> {
  const settings = { DATABASE_URL: api.databaseUrl, SECRET_KEY: 'ab'.repeat(32), PORT: '0', LOG_LEVEL: 'silent', AUDIT_SEAL_SECONDS: '1' };
  const child = fork(join(import.meta.dirname, '../../../dist/main.js'), [], { env: { ...process.env, ...settings }, execArgv: [] });
  const ended: Server['ended'] = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, at: Date.now() })));
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('message', ({ address }: { address: string }) => resolve(address));
    child.once('exit', () => reject(new Error('The server did not start')));
  });
  return { child, origin, ended };
}

const patient = (id: string) => ({ id, patient: { name: { family: 'Amin', given: ['Sara'] } } });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const outcomeOf = (answer: Promise<{ status: number }>): Promise<number | 'closed'> =>
  answer.then(
    ({ status }) => status,
    () => 'closed' as const,
  );

async function signedIn(origin: string): Promise<TestClient> {
  const client = new TestClient(origin);
  expect((await client.post('/api/v1/sign-in', { email: here.staff['front-desk'].email, password: testPassword })).status).toBe(200);
  return client;
}

describe('a server that is told to stop while people write', () => {
  it('finishes and keeps what it accepted, ends live streams, takes nothing new, and goes with 0', async () => {
    const { child, origin, ended } = await startServer();
    const desk = await signedIn(origin);
    const stream = await fetch(`${origin}/api/v1/live`, { headers: { Cookie: desk.cookies } });
    const streamEnds = stream.text().then(
      () => 'ended',
      () => 'ended',
    );
    await api.admin.query('BEGIN');
    await api.admin.query('LOCK TABLE patient IN SHARE MODE');
    const ids = Array.from({ length: 6 }, () => uuidv7());
    const accepted = ids.map((id) => outcomeOf(desk.post('/api/v1/patients', patient(id))));
    const waiting = async (): Promise<number> =>
      Number((await api.admin.query(`SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'`)).rows[0].count);
    for (let tries = 0; tries < 100 && (await waiting()) < ids.length; tries += 1) await pause(50);
    const told = Date.now();
    child.kill('SIGTERM');
    await pause(300);
    const late = await outcomeOf(desk.post('/api/v1/patients', patient(uuidv7())));
    expect([503, 'closed']).toContain(late);
    await api.admin.query('COMMIT');
    expect(await Promise.all(accepted)).toEqual(ids.map(() => 201));
    const end = await ended;
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.at - told).toBeLessThan(15_000);
    expect(await streamEnds).toBe('ended');
    const kept = await api.admin.query('SELECT id FROM patient WHERE clinic_id = $1', [here.id]);
    expect(kept.rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const audited = await api.admin.query(
      `SELECT 1 FROM audit_entry WHERE clinic_id = $1 AND action = 'patient.register' AND outcome = 'done'`,
      [here.id],
    );
    expect(audited.rows).toHaveLength(ids.length);
  });

  it('loses nothing it said yes to when it is killed outright', async () => {
    const { child, origin, ended } = await startServer();
    const desk = await signedIn(origin);
    const ids = Array.from({ length: 20 }, () => uuidv7());
    const answers = ids.map((id) => outcomeOf(desk.post('/api/v1/patients', patient(id))));
    await Promise.race(answers);
    child.kill('SIGKILL');
    const outcomes = await Promise.all(answers);
    await ended;
    const kept = new Set((await api.admin.query('SELECT id FROM patient WHERE clinic_id = $1', [here.id])).rows.map(({ id }) => id));
    const acknowledged = ids.filter((_, place) => outcomes[place] === 201);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
