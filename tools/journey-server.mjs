// The product as browser journeys see it: its own throwaway database, the demo clinic, one port. On the door beside it, a hundred further on,
// every journey asks for a clinic in which nobody has worked yet.
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from './embedded-pg.mjs';
import { root } from './install.mjs';
import { removeStaleDatabases } from './stale-databases.mjs';

const port = process.env.JOURNEY_PORT ?? '4391';
const folder = join(root, '.tmp', `journey-database-${process.pid}`);
await removeStaleDatabases();
const server = await startPostgres({ folder, isThrowaway: true });
const api = (path) => import(join(root, 'apps/api/dist', path));
const { provision } = await api('platform/migrate/provision.js');
const { migrate } = await api('platform/migrate/migrate.js');
const { createApp } = await api('create-app.js');
const { DemoClock } = await api('demo/demo-clock.js');
const { readConfig } = await api('platform/config/config.js');
const { seedDemoClinic } = await api('demo/seed-demo-clinic.js');

const urls = await provision(server.url, 'sojourn', 'journey');
await migrate(urls.adminUrl);
const told = await open(urls.appUrl);
await seedDemoClinic(told, join(root, 'demo/synthea'));
await told.close();

let clinics = 0;
let app;
await openClinic();
const door = createServer((_request, answer) => {
  openClinic().then(
    () => answer.end(),
    (error) => answer.writeHead(500).end(String(error)),
  );
}).listen(Number(port) + 100, '127.0.0.1');

async function open(databaseUrl) {
  const settings = {
    SECRET_KEY: 'cd'.repeat(32),
    LOG_LEVEL: 'error',
    PORT: port,
    WEB_ROOT: join(root, 'apps/web/dist'),
    DATABASE_WAIT_MILLISECONDS: '20000',
  };
  const opened = await createApp(readConfig({ ...settings, DATABASE_URL: databaseUrl }), new DemoClock());
  await opened.init();
  return opened;
}

/** The demo clinic once more, as it was told; what the last journey did goes with its database. */
async function openClinic() {
  await app?.close();
  const name = `sojourn_${clinics}`;
  clinics += 1;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE sojourn_${clinics} TEMPLATE sojourn`).finally(() => client.end());
  const url = new URL(urls.appUrl);
  url.pathname = `/sojourn_${clinics}`;
  app = await open(url.href);
  await app.listen(Number(port), '127.0.0.1');
}

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  door.close();
  await app.close().catch(() => undefined);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
