// Runs a command under the Node this project is built for. Plain JavaScript that Node 18 can parse: it runs before anything else.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const needed = [24, 15];

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    console.error(
      `Sojourn runs on Node ${needed.join('.')} or newer. This is ${process.version}, and ${name} is not installed: run "npm ci" first.`,
    );
    process.exit(1);
  }
}

const node = findNode();
const [command, ...args] = process.argv.slice(2);
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const child = spawn(command === 'node' ? node : command, args, {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32' && command !== 'node',
  env: { ...process.env, PATH: path, NX_DAEMON: 'false' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
