// The product as browser journeys see it: its own throwaway database, the demo clinic, one port.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
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
const settings = {
  DATABASE_URL: urls.appUrl,
  SECRET_KEY: 'cd'.repeat(32),
  LOG_LEVEL: 'error',
  PORT: port,
  WEB_ROOT: join(root, 'apps/web/dist'),
};
const app = await createApp(readConfig(settings), new DemoClock());
await app.init();
await seedDemoClinic(app, join(root, 'demo/synthea'));
await app.listen(Number(port), '127.0.0.1');

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await app.close().catch(() => undefined);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
