// The product as a process that can be killed at any moment, on a database that can be killed too: durable settings, own folder, own port.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { shelterOf, startPostgres } from '../embedded-pg.mjs';
import { root } from '../install.mjs';

const port = process.env.CHAOS_PORT ?? '4394';
const folder = join(root, '.tmp', `chaos-database-${process.pid}`);
const settings = { SECRET_KEY: 'ab'.repeat(32), LOG_LEVEL: 'silent', PORT: port };
const fromApi = (path) => import(join(root, 'apps/api/dist', path));

async function prepare(server) {
  const [{ provision }, { migrate }] = [await fromApi('platform/migrate/provision.js'), await fromApi('platform/migrate/migrate.js')];
  const [{ createApp }, { readConfig }] = [await fromApi('create-app.js'), await fromApi('platform/config/config.js')];
  const { DemoClock } = await fromApi('demo/demo-clock.js');
  const { seedDemoClinic } = await fromApi('demo/seed-demo-clinic.js');
  const urls = await provision(server.url, 'sojourn', 'chaos');
  await migrate(urls.adminUrl);
  const app = await createApp(readConfig({ ...settings, DATABASE_URL: urls.appUrl }), new DemoClock());
  await app.init();
  await seedDemoClinic(app, join(root, 'demo/synthea'));
  await app.close();
  return urls.appUrl;
}

/** The address moves with each start of the database, which takes a free port. */
function at(appUrl, server) {
  const address = new URL(appUrl);
  address.port = new URL(server.url).port;
  return address.href;
}

async function postmasterOf({ url }) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // It is about to be killed.
  await client.connect();
  const { rows } = await client.query(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`);
  await client.end();
  return rows[0].pid;
}

export async function startProduct() {
  let server = await startPostgres({ folder });
  const appUrl = await prepare(server).catch(async (failure) => {
    await server.stop();
    throw failure;
  });
  let child = null;
  const kills = { api: 0, database: 0 };
  const base = `http://127.0.0.1:${port}`;

  async function startApi() {
    child = spawn(process.execPath, [join(root, 'apps/api/dist/main.js')], {
      env: { ...process.env, ...settings, DATABASE_URL: at(appUrl, server) },
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 300; tries += 1) {
      const isReady = await fetch(`${base}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      await pause(100);
    }
    throw new Error('The API did not come back within 30 seconds.');
  }

  async function killApi() {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    kills.api += 1;
    await startApi();
  }

  async function killDatabase() {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(await postmasterOf(server), 'SIGKILL');
    child.kill('SIGKILL');
    await gone;
    kills.database += 1;
    await pause(500); // Its workers notice and leave.
    server = await startPostgres({ folder });
    await startApi();
  }

  async function end() {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    await server.stop();
    for (const place of [folder, shelterOf(folder)]) rmSync(place, { recursive: true, force: true });
  }

  /** Rows as the database itself sees them, past every door of the product. */
  async function rows(sql, values) {
    const client = new pg.Client({ connectionString: Object.assign(new URL(server.url), { pathname: '/sojourn' }).href });
    await client.connect();
    const answer = await client.query(sql, values);
    await client.end();
    return answer.rows;
  }

  await startApi();
  return { base, kills, killApi, killDatabase, rows, end };
}
