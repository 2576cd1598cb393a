// Searching among 20,000 patients through the real API, beside the bare statement on the same connection kind, alternating.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../embedded-pg.mjs';
import { root } from '../install.mjs';

const patients = 20_000;
const rounds = 300;
const given = ['alex', 'bea', 'carlos', 'dana', 'eli', 'farah', 'george', 'hana', 'ivan', 'june'];
const family = ['morgan', 'lindqvist', 'vega', 'okoro', 'smith', 'ruiz', 'tanaka', 'novak', 'ortiz', 'weber'];
const texts = ['mor', 'alex mor', 'lindq', 'tanaka7', 'carlos vega12', '1970-03-04', 'R-1500', 'nobody'];

function report(name, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  console.log(`${name.padEnd(22)} median ${at(0.5).toFixed(1)} ms   p99 ${at(0.99).toFixed(1)} ms`);
  return at(0.5);
}

async function fill(client) {
  await client.query(
    `INSERT INTO patient (clinic_id, id, version, record_number, birth_date, is_deceased, display_name, list_name, identity)
     SELECT 1, gen_random_uuid(), 1, 'R-' || n, date '1950-01-01' + n % 18000, false, g || ' ' || f || n, f || n || ', ' || g, '{}'
     FROM generate_series(1, $1) n, LATERAL (SELECT ($2::text[])[1 + n % 10] AS g, ($3::text[])[1 + n / 10 % 10] AS f) names`,
    [patients, given, family],
  );
  await client.query(
    `INSERT INTO patient_name_word SELECT clinic_id, unnest(string_to_array(display_name, ' ')), id FROM patient ON CONFLICT DO NOTHING`,
  );
  await client.query('ANALYZE');
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
  const urls = await provision(server.url, 'sojourn', 'bench');
  await migrate(urls.adminUrl);
  const app = await createApp(
    readConfig({ DATABASE_URL: urls.appUrl, SECRET_KEY: 'ef'.repeat(32), LOG_LEVEL: 'silent', PORT: '4392' }),
    new DemoClock(),
  );
  await app.listen(4392, '127.0.0.1');
  await seedDemoClinic(app, join(root, 'demo/synthea'));
  const client = new pg.Client({ connectionString: urls.adminUrl });
  await client.connect();
  await client.query('SET search_path = sojourn, public');
  await fill(client);

  const headers = { 'X-Sojourn': '1', 'Content-Type': 'application/json' };
  const signedIn = await fetch('http://127.0.0.1:4392/api/v1/sign-in', {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: 'ruiz@cedarhollow.example', password: 'cedar hollow 2026' }),
  });
  const cookie = signedIn.headers.getSetCookie()[0].split(';')[0];
  const search = (text) =>
    fetch('http://127.0.0.1:4392/api/v1/patients/search', {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ text }),
    }).then((answer) => answer.json());
  const bare = (text) =>
    client.query(
      `SELECT p.id FROM patient_name_word w JOIN patient p ON p.clinic_id = w.clinic_id AND p.id = w.patient_id WHERE w.clinic_id = 1 AND w.word ^@ $1 ORDER BY p.list_name LIMIT 51`,
      [text.split(' ')[0]],
    );
  const timed = async (work) => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const times = { api: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const text = texts[round % texts.length];
    times.api.push(await timed(() => search(text)));
    times.bare.push(await timed(() => bare(text)));
  }
  console.log(`${patients} patients, ${rounds} searches each, alternating`);
  const ratio = report('API, whole request', times.api) / report('bare prefix statement', times.bare);
  console.log(`${'ratio of medians'.padEnd(22)} ${ratio.toFixed(1)}`);
  await client.end();
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
