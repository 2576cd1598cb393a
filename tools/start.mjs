// npm start: install, then hand over to the Node this project is built for. Plain JavaScript: it runs on any Node 18 or newer.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const child = spawn(
  process.execPath,
  [join(root, 'tools/with-node.mjs'), 'node', join(root, 'tools/serve.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
