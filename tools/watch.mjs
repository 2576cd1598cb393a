// The compilers of `npm run dev`: domain, migrations and API by tsc, the web by Angular's own server, which reloads the page.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

export const webPort = process.env.WEB_PORT ?? '4200';

function started(args, environment = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const ended = new Promise((done) => child.once('exit', done));
  return () => {
    try {
      process.kill(-child.pid, 'SIGTERM'); // the compiler and what it started
    } catch {
      return undefined; // it has ended by itself
    }
    return ended;
  };
}

/** Starts both; answers the functions that stop them. */
export function watchSources(apiPort) {
  const compile = started([
    join(root, 'node_modules/typescript/bin/tsc'),
    '-b',
    join(root, 'apps/api/tsconfig.build.json'),
    '--watch',
    '--preserveWatchOutput',
  ]);
  const web = started([join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', 'web:dev', `--port=${webPort}`, '--output-style=stream'], {
    API_PORT: apiPort,
    PORT: webPort, // Angular's server would take the API's otherwise
  });
  return [compile, web];
}
