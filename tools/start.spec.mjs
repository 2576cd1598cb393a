import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { shelterOf } from './embedded-pg.mjs';
import { root } from './install.mjs';
import { isAlive, removeStaleDatabases } from './stale-databases.mjs';

jest.setTimeout(240_000);

describe('npm start', () => {
  it('is stopped by Ctrl-C with everything it started, and not by a second start: no server is left behind', async () => {
    const data = mkdtempSync(join(tmpdir(), 'sojourn-data-'));
    const child = spawn(process.execPath, [join(root, 'tools/serve.mjs')], {
      env: { ...process.env, SOJOURN_DATA: data, PORT: '0', LOG_LEVEL: 'silent' },
      detached: true,
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    for (let tries = 0; tries < 1500 && !said.includes('Ctrl-C stops') && child.exitCode === null; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(said).toContain('Sojourn is ready');
    const place = [data, shelterOf(data)].find((folder) => existsSync(join(folder, 'postgres')));
    const postgres = Number(readFileSync(join(place, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isAlive(postgres)).toBe(true);
    const second = spawnSync(process.execPath, [join(root, 'tools/serve.mjs')], {
      env: { ...process.env, SOJOURN_DATA: data, PORT: '0' },
      encoding: 'utf8',
    });
    expect([second.status, second.stderr]).toEqual([1, expect.stringContaining(`already runs from this folder (process ${child.pid})`)]);
    expect(isAlive(postgres)).toBe(true); // whoever starts it twice stops nothing
    process.kill(-child.pid, 'SIGINT'); // as a terminal does: to the whole foreground group
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(isAlive(postgres)).toBe(false);
    const address = /Sojourn is ready: (\S+)/.exec(said)[1];
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
    for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
    for (const folder of [data, shelterOf(data)]) rmSync(folder, { recursive: true, force: true });
  });
});

describe('the next run', () => {
  it('removes the databases of runs that were killed, and leaves those of runs that go on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sojourn-tmp-'));
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const [stale, own, other] = [`test-database-${dead.pid}`, `journey-database-${process.pid}`, 'results'].map((name) =>
      join(folder, name),
    );
    for (const place of [stale, own, other]) mkdirSync(place);
    mkdirSync(join(stale, 'postgres'));
    writeFileSync(join(stale, 'postgres', 'postmaster.pid'), `${process.pid}\n`); // a number that another program has by now
    expect(await removeStaleDatabases(folder)).toBe(1);
    expect([stale, own, other].map((place) => existsSync(place))).toEqual([false, true, true]);
    rmSync(folder, { recursive: true });
  });
});
