// The product as its own process on a durable database of its own, and the statements of one appended entry as it sends them.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { shelterOf, startPostgres } from '../../embedded-pg.mjs';
import { root } from '../../install.mjs';

const port = Number(process.env.BENCH_PORT ?? 4395);
const settings = { SECRET_KEY: 'cd'.repeat(32), LOG_LEVEL: 'silent', PORT: `${port}`, HOST: '127.0.0.1' };
const fromApi = (path) => import(join(root, 'apps/api/dist', path));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const device = randomUUID();

function ask(method, path, { body, key = randomUUID(), cookie = '' }) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const own = { 'X-Sojourn': '1', 'X-Device': device, 'Idempotency-Key': key, cookie };
  const content = text === '' ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: `/api/v1${path}`, method, agent, headers: { ...own, ...content } }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: JSON.parse(Buffer.concat(pieces).toString() || 'null') }),
      );
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

async function signIn() {
  const { headers } = await ask('POST', '/sign-in', { body: { email: 'ruiz@cedarhollow.example', password: 'cedar hollow 2026' } });
  return String(headers['set-cookie']).split(';')[0];
}

let written = 0;
function entry(id) {
  written += 1;
  const now = new Date().toISOString();
  const details = { systolicMmHg: 120 + (written % 60), diastolicMmHg: 80, heartRatePerMin: 60 + (written % 40), spo2Percent: 97 };
  const who = { deviceId: device, deviceSeq: written, authorId: device };
  return { id, kind: 'vitals-taken', details, occurredAt: now, recordedAt: now, ...who };
}

async function appendTo(sessionId, cookie, { id = randomUUID(), key = randomUUID() } = {}) {
  const answer = await ask('POST', `/dosing-sessions/${sessionId}/entries`, { body: { entries: [entry(id)] }, key, cookie });
  if (answer.status !== 200 || answer.body[0].status !== 'kept') throw new Error(`Not kept: ${JSON.stringify(answer.body).slice(0, 300)}`);
}

async function openSessions(cookie, count) {
  const known = await ask('GET', '/dosing-sessions', { cookie });
  const { patientId } = known.body[0];
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) {
    const body = { id, patientId, product: 'intravenous-ketamine', plannedStart: new Date().toISOString() };
    const { status, body: said } = await ask('POST', '/dosing-sessions', { body, cookie });
    if (status !== 201) throw new Error(`No session: ${JSON.stringify(said).slice(0, 300)}`);
  }
  return ids;
}

/** Listens to what the application sends to the database while it does one thing. */
async function heard(work) {
  const statements = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function query(...given) {
    const [first] = given;
    const isText = typeof first === 'string';
    statements.push({
      name: isText ? undefined : first.name,
      sql: isText ? first : first.text,
      values: (isText ? (Array.isArray(given[1]) ? given[1] : []) : first.values) ?? [],
    });
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements.filter(({ sql }) => sql !== undefined && !/pg_notify|LISTEN/.test(sql));
}

async function prepare(urls, count) {
  const [{ createApp }, { readConfig }] = [await fromApi('create-app.js'), await fromApi('platform/config/config.js')];
  const { DemoClock } = await fromApi('demo/demo-clock.js');
  const { seedDemoClinic } = await fromApi('demo/seed-demo-clinic.js');
  const config = readConfig({ ...settings, DATABASE_URL: urls.appUrl, AUDIT_SEAL_SECONDS: '0', RUN_JOBS: 'false' });
  const seeding = await createApp(config, new DemoClock());
  await seeding.init();
  await seedDemoClinic(seeding, join(root, 'demo/synthea'));
  await seeding.close();
  const app = await createApp(config);
  await app.listen(port, '127.0.0.1');
  const cookie = await signIn();
  const sessions = await openSessions(cookie, count);
  await appendTo(sessions[0], cookie);
  const named = { id: randomUUID(), key: randomUUID() };
  const statements = await heard(() => appendTo(sessions[0], cookie, named));
  await app.close();
  agent.destroy();
  return { sessions, statements, named: { ...named, sessionId: sessions[0] } };
}

async function started(appUrl) {
  const child = spawn(process.execPath, [join(root, 'apps/api/dist/main.js')], {
    env: { ...process.env, ...settings, DATABASE_URL: appUrl },
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const isReady = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return child;
    await pause(100);
  }
  throw new Error('The API did not start within 30 seconds.');
}

export async function startMeasured({ sessions: count }) {
  const folder = join(root, '.tmp', `bench-database-${process.pid}`);
  const server = await startPostgres({ folder });
  const { provision } = await fromApi('platform/migrate/provision.js');
  const { migrate } = await fromApi('platform/migrate/migrate.js');
  const urls = await provision(server.url, 'sojourn', 'bench');
  await migrate(urls.adminUrl);
  const { sessions, statements, named } = await prepare(urls, count);
  const child = await started(urls.appUrl);
  const cookie = await signIn();
  let appended = 0;
  const trips = roundTrips(statements);

  async function bareWorkers(wanted) {
    return Promise.all(
      Array.from({ length: wanted }, async (_, index) => {
        const client = new pg.Client({ connectionString: urls.appUrl, pipeline: true });
        client.on('error', () => undefined); // Its server stops when a measurement fails; the failure itself is told.
        await client.connect();
        await client.query('SET search_path = sojourn, public');
        const work = async () => {
          const fresh = { id: randomUUID(), sessionId: sessions[index % sessions.length] };
          for (const together of trips)
            await Promise.all(
              together.map(({ name, sql, values }) => client.query({ name, text: sql, values: anewValues(sql, values, { named, fresh }) })),
            );
        };
        return { work, end: () => client.end() };
      }),
    );
  }

  async function append(index) {
    await appendTo(sessions[index % sessions.length], cookie);
    appended += 1;
  }

  /** What was answered "kept" is there. */
  async function check() {
    const client = new pg.Client({ connectionString: urls.adminUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT count(*)::int AS kept FROM sojourn.session_entry WHERE device_id = $1 AND received_at > now() - interval '1 hour'`,
      [device],
    );
    await client.end();
    if (rows[0].kept < appended) throw new Error(`${appended} entries were answered and ${rows[0].kept} are there`);
    console.log(`${appended} entries appended through the API, none lost`);
  }

  async function end() {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    agent.destroy();
    await server.stop();
    for (const place of [folder, shelterOf(folder)]) rmSync(place, { recursive: true, force: true });
  }

  const outline = statements.map(({ name, sql }) => name ?? sql.trim().split(/\s+/).slice(0, 3).join(' '));
  return { append, bareWorkers, check, end, outline, statements: statements.length, trips: trips.length };
}

/** What goes out together: a transaction that begins and names its clinic in one text is sent whole, everything else waits for its answer. */
function roundTrips(statements) {
  const trips = [];
  let isOpen = false;
  for (const statement of statements) {
    if (isOpen) trips.at(-1).push(statement);
    else trips.push([statement]);
    isOpen = (isOpen || statement.sql.startsWith('BEGIN;')) && statement.sql !== 'COMMIT';
  }
  return trips;
}

/** The same statement for another entry, of the worker's own session; the audit entry gets an id of its own. */
function anewValues(sql, values, { named, fresh }) {
  const auditAt = sql.startsWith('INSERT INTO audit_entry') ? 1 : sql.includes('INSERT INTO audit_entry') ? 4 : -1;
  const replaced = (value) =>
    typeof value === 'string' ? value.replaceAll(named.id, fresh.id).replaceAll(named.sessionId, fresh.sessionId) : value;
  return values.map((value, index) => (index === auditAt ? randomUUID() : replaced(value)));
}
