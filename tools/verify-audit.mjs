// npm run verify-audit -- EXPORT.json …: verifies exports of the audit trail offline; no database and no running application is asked.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { root } from './install.mjs';

const command = join(root, 'apps/api/dist/verify-audit.js');
if (!existsSync(command)) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const built = spawnSync(process.execPath, [compiler, '-b', join(root, 'apps/api/tsconfig.build.json')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(2);
}
const from = process.env.INIT_CWD ?? process.cwd();
const isFile = (word) => /\.jsonl?$/.test(word) && !isAbsolute(word);
const words = process.argv.slice(2).map((word) => (isFile(word) ? join(from, word) : word));
process.exit(spawnSync(process.execPath, [command, ...words], { stdio: 'inherit' }).status ?? 2);
