import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../tools/embedded-pg.mjs';
import { removeStaleDatabases } from '../../tools/stale-databases.mjs';

const root = join(import.meta.dirname, '..', '..');

/** A real PostgreSQL of this run's own, with one migrated template database from which every suite copies its own. */
export default async function setUp() {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'apps/api/tsconfig.build.json')], {
    stdio: 'inherit',
  });
  const { provision } = await import('./dist/platform/migrate/provision.js');
  const { migrate } = await import('./dist/platform/migrate/migrate.js');
  const folder = join(root, '.tmp', `test-database-${process.pid}`);
  await removeStaleDatabases();
  const server = await startPostgres({ folder, isThrowaway: true });
  globalThis.__stopTestDatabase = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const urls = await provision(server.url, 'sojourn_template', 'test');
  await migrate(urls.adminUrl);
  process.env.TEST_ADMIN_URL = server.url;
  process.env.TEST_APP_URL = urls.appUrl;
}
