// npm run import -- [--clinic NAME] FILES: brings FHIR bundles into the database that npm start uses, running or not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { startPostgres } from './embedded-pg.mjs';
import { root } from './install.mjs';

const secretsFile = join(root, '.data', 'secrets.json');
if (!existsSync(secretsFile)) {
  console.error('There is no database yet. Run "npm start" once, then import.');
  process.exit(1);
}
const { secretKey, appPassword } = JSON.parse(readFileSync(secretsFile, 'utf8'));
const isOurs = process.env.DATABASE_URL === undefined;
try {
  await build();
  const database = isOurs
    ? await startPostgres({ folder: join(root, '.data') })
    : { url: process.env.DATABASE_URL, stop: async () => undefined, wasRunning: true };
  const url = new URL(database.url);
  Object.assign(url, { username: 'sojourn_app', password: appPassword, pathname: '/sojourn' });
  const from = process.env.INIT_CWD ?? process.cwd();
  const { values, positionals } = parseArgs({ options: { clinic: { type: 'string' } }, allowPositionals: true });
  const files = positionals.map((file) => (isAbsolute(file) ? file : join(from, file)));
  const named = values.clinic === undefined ? [] : ['--clinic', values.clinic];
  const env = { ...process.env, DATABASE_URL: url.href, SECRET_KEY: secretKey };
  const done = spawnSync(process.execPath, [join(root, 'apps/api/dist/import.js'), ...named, ...files], { env, stdio: 'inherit' });
  if (!database.wasRunning) await database.stop();
  process.exit(done.status ?? 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
