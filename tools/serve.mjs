// Supervises the product on one machine: builds, starts PostgreSQL, migrates, seeds the demo clinic once, serves, and stops all of it again.
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { startPostgres } from './embedded-pg.mjs';
import { root } from './install.mjs';
import { takeFolder } from './one-server.mjs';
import { removeStaleDatabases } from './stale-databases.mjs';
import { watchSources, webPort } from './watch.mjs';

const isWatching = process.argv.includes('--watch');
const data = process.env.SOJOURN_DATA ?? join(root, '.data');
const port = process.env.PORT ?? '4300';

function say(text) {
  console.log(text);
}

/** Secrets of this machine, made once, readable by their owner only. */
function secrets() {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = join(data, 'secrets.json');
  if (!existsSync(file)) {
    const made = { secretKey: randomBytes(32).toString('hex'), appPassword: randomBytes(24).toString('hex') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Runs one of the API's commands and answers the JSON it prints. */
function command(name, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'apps/api/dist', name)], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(out.trim().split('\n').pop())) : reject(new Error(err.trim() || out.trim())),
    );
  });
}

const diskFull = 'The disk is full, so Sojourn cannot keep the record. Free some space and start again; nothing saved before is lost.';
function isDiskFull(error) {
  return error.code === 'ENOSPC' || /No space left on device|ENOSPC|53100/.test(error.message);
}

const stops = [];
let isStopping = false;
async function stopAll(code) {
  if (isStopping) return;
  isStopping = true;
  for (const stop of stops.reverse()) await stop();
  process.exit(code);
}

function serve(environment) {
  return new Promise((resolve, reject) => {
    const options = {
      env: { ...process.env, ...environment },
      execArgv: ['--disable-warning=ExperimentalWarning', ...(isWatching ? ['--watch-preserve-output', '--watch'] : [])],
    };
    const child = fork(join(root, 'apps/api/dist/main.js'), [], {
      ...options,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    const ended = new Promise((done) => child.once('exit', done));
    stops.push(() => {
      child.kill('SIGTERM');
      return ended;
    });
    child.once('message', ({ address }) => resolve(address));
    child.once('exit', (code) => {
      reject(new Error('The application stopped; its reason stands above.'));
      void stopAll(code ?? 1);
    });
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll(0));

try {
  await removeStaleDatabases();
  stops.push(takeFolder(data));
  say('Building and starting the database …');
  const { secretKey, appPassword } = secrets();
  const database = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ folder: data });
  stops.push(database.stop);
  await build();
  const { appUrl } = await command('migrate.js', { ADMIN_DATABASE_URL: database.url, APP_PASSWORD: appPassword });
  const environment = {
    DATABASE_URL: appUrl,
    SECRET_KEY: secretKey,
    PORT: port,
    WEB_ROOT: join(root, 'apps/web/dist'),
    AUDIT_CHECKPOINTS: process.env.AUDIT_CHECKPOINTS ?? join(data, 'audit-checkpoints'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  const demo = await command('demo.js', environment);
  const address = await serve(environment);
  if (isWatching) stops.push(...watchSources(port));
  say(
    `\nSojourn is ready: ${isWatching ? `http://127.0.0.1:${webPort} once the web is compiled; the API alone at ${address}` : address}\n`,
  );
  say(`Demo clinic "${demo.clinic}". Password of everyone: ${demo.password}`);
  for (const { email, who } of demo.people) say(`  ${email.padEnd(36)} ${who}`);
  say('\nCtrl-C stops everything.');
} catch (error) {
  console.error(isDiskFull(error) ? diskFull : error.message);
  await stopAll(1);
}
