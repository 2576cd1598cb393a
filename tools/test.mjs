// npm test: install, then everything on the Node this project is built for.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const child = spawn(process.execPath, [join(root, 'tools/with-node.mjs'), 'node', join(root, 'tools/test-all.mjs')], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
