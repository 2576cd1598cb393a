// The figures of a clinic over a year of 10,000 sessions and 500,000 readings, through the real API: from the kept sums, and counted anew.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../embedded-pg.mjs';
import { root } from '../install.mjs';
import { fillYear, readingsPerSession, sessions } from './review/fill.mjs';

const rounds = 40;
const port = 4394;
const base = `http://127.0.0.1:${port}`;
const plain = { 'X-Sojourn': '1', 'Content-Type': 'application/json' };
const email = 'park@cedarhollow.example';

function report(name, times, promise) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(`${name.padEnd(44)} p50 ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   (promised: ${promise})`);
  return at(0.5);
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export async function measure() {
  const folder = join(root, '.tmp', `bench-database-${process.pid}`);
  const server = await startPostgres({ folder, isThrowaway: true });
  const api = (path) => import(join(root, 'apps/api/dist', path));
  const { provision } = await api('platform/migrate/provision.js');
  const { migrate } = await api('platform/migrate/migrate.js');
  const { createApp } = await api('create-app.js');
  const { readConfig } = await api('platform/config/config.js');
  const { DemoClock } = await api('demo/demo-clock.js');
  const { seedDemoClinic } = await api('demo/seed-demo-clinic.js');
  const { KeepSummary } = await api('features/dosing-sessions/index.js');
  const { Database } = await api('platform/database/database.js');
  const urls = await provision(server.url, 'sojourn', 'bench');
  await migrate(urls.adminUrl);
  const settings = { DATABASE_URL: urls.appUrl, SECRET_KEY: 'ef'.repeat(32), LOG_LEVEL: 'silent', PORT: `${port}`, RUN_JOBS: 'false' };
  const app = await createApp(readConfig(settings), new DemoClock());
  await app.listen(port, '127.0.0.1');
  await seedDemoClinic(app, join(root, 'demo/synthea'));
  const client = new pg.Client({ connectionString: urls.adminUrl });
  await client.connect();
  await client.query('SET search_path = sojourn, public');
  const filled = performance.now();
  const ids = await fillYear(client);
  console.log(
    `${sessions} sessions, ${sessions * readingsPerSession} readings, filled in ${((performance.now() - filled) / 1000).toFixed(0)} s`,
  );

  // Counting anew is what a look would cost without the kept sums: every log of the year folded once more. The same work fills the sums.
  const { rows } = await client.query(`SELECT id FROM staff_member WHERE clinic_id = 1 ORDER BY id LIMIT 1`);
  const caller = { clinicId: 1, staffMemberId: rows[0].id, personId: rows[0].id, roles: ['clinic-manager'], deviceId: null };
  const [keep, database] = [app.get(KeepSummary, { strict: false }), app.get(Database)];
  const anew = await timed(async () => {
    for (let at = 0; at < ids.length; at += 500)
      await database.within(caller, async () => {
        for (const id of ids.slice(at, at + 500)) await keep.execute(caller, id);
      });
  });
  await client.query('VACUUM ANALYZE');

  const answer = await fetch(`${base}/api/v1/sign-in`, {
    method: 'POST',
    headers: plain,
    body: JSON.stringify({ email, password: 'cedar hollow 2026' }),
  });
  const headers = { ...plain, cookie: answer.headers.getSetCookie()[0].split(';')[0] };
  const year = `${base}/api/v1/review/analytics?from=2025-11-20&to=2026-11-16`;
  const look = (address) => fetch(address, { headers }).then((one) => one.json());
  const seen = await look(year);
  const counted = seen.routes?.reduce((sum, route) => sum + route.sessions, 0);
  if (counted < sessions) throw new Error(`Only ${counted} of ${sessions} sessions were counted: ${JSON.stringify(seen).slice(0, 300)}`);
  const bare = `SELECT count(*), sum(vitals_missed) FROM session_summary WHERE clinic_id = 1 AND planned_start >= '2025-11-20' AND planned_start < '2026-11-17'`;
  const times = { year: [], file: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.year.push(await timed(() => look(year)));
    times.file.push(await timed(() => look(year.replace('?', '/file?'))));
    times.bare.push(await timed(() => client.query(bare)));
  }
  const whole = report(`API, the figures of ${counted} sessions`, times.year, 'under 300 ms');
  report('API, the same as a file', times.file, 'under 300 ms');
  report('bare statement over the sums', times.bare, '–');
  console.log(
    `counted anew from the logs: ${(anew / 1000).toFixed(1)} s, ${(anew / ids.length).toFixed(2)} ms a session; ${Math.round(anew / whole)} times the kept sums`,
  );
  await client.end();
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
