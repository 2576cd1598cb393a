// Throwaway databases of runs that were killed: folders `.tmp/…-database-PID` whose process is gone. The next run removes them.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { shelterOf } from './embedded-pg.mjs';
import { root } from './install.mjs';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The server that a killed run left behind; undefined when the process of that number is another program by now. */
function leftServer(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const commandLine = `/proc/${pid}/cmdline`;
  const isOurs = !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(cluster);
  return isAlive(pid) && isOurs ? pid : undefined;
}

/** Stops what such a run left running and removes its folder; answers how many were removed. */
export async function removeStaleDatabases(folder = join(root, '.tmp')) {
  if (!existsSync(folder)) return 0;
  const stale = readdirSync(folder).filter((name) => {
    const pid = /-database-(\d+)$/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  for (const name of stale) {
    for (const place of [join(folder, name), shelterOf(join(folder, name))]) {
      const pid = leftServer(join(place, 'postgres'));
      if (pid !== undefined) process.kill(pid, 'SIGQUIT');
      for (let tries = 0; pid !== undefined && isAlive(pid) && tries < 40; tries += 1) await pause(50);
      rmSync(place, { recursive: true, force: true });
    }
  }
  return stale.length;
}
