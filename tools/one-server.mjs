// One running product for each data folder: a second one would share the database of the first and stop it with itself.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './stale-databases.mjs';

const fileOf = (data) => join(data, 'serving.pid');

/** The process that serves from this folder; undefined when there is none, or its number is another program's by now. */
function serving(data) {
  if (!existsSync(fileOf(data))) return undefined;
  const pid = Number(readFileSync(fileOf(data), 'utf8'));
  const commandLine = `/proc/${pid}/cmdline`;
  const isOurs = !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('serve.mjs');
  return pid > 0 && pid !== process.pid && isAlive(pid) && isOurs ? pid : undefined;
}

/** Takes the folder for this process; answers how to give it back. Throws one sentence where somebody serves from it. */
export function takeFolder(data) {
  const pid = serving(data);
  if (pid !== undefined) {
    throw new Error(
      `Sojourn already runs from this folder (process ${pid}); it was left as it is. Stop it with Ctrl-C where it was started, or set SOJOURN_DATA to another folder.`,
    );
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // What a crash left behind is taken away first; of two that start at once one finds the file there.
  rmSync(fileOf(data), { force: true });
  writeFileSync(fileOf(data), String(process.pid), { mode: 0o600, flag: 'wx' });
  return () => rmSync(fileOf(data), { force: true });
}
