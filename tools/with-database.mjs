// Runs one command of the built API against the database that npm start uses, running or not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { startPostgres } from './embedded-pg.mjs';
import { root } from './install.mjs';

/** Ends this process with the command's exit code. `doing` finishes the sentence "Run npm start once, then …". */
export async function runWithDatabase(command, words, doing) {
  const secretsFile = join(root, '.data', 'secrets.json');
  if (!existsSync(secretsFile)) {
    console.error(`There is no database yet. Run "npm start" once, then ${doing}.`);
    process.exit(1);
  }
  const { secretKey, appPassword } = JSON.parse(readFileSync(secretsFile, 'utf8'));
  try {
    await build();
    const database =
      process.env.DATABASE_URL === undefined
        ? await startPostgres({ folder: join(root, '.data') })
        : { url: process.env.DATABASE_URL, stop: async () => undefined, wasRunning: true };
    const url = new URL(database.url);
    Object.assign(url, { username: 'sojourn_app', password: appPassword, pathname: '/sojourn' });
    const env = { ...process.env, DATABASE_URL: url.href, SECRET_KEY: secretKey };
    const done = spawnSync(process.execPath, [join(root, 'apps/api/dist', command), ...words], { env, stdio: 'inherit' });
    if (!database.wasRunning) await database.stop();
    process.exit(done.status ?? 1);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
