// npm run chaos -- NAME [entries] [seconds]: tries to break one promise on this machine and says whether it held. Names are the files of tools/chaos.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './install.mjs';

const [name = '', entries = '10000', seconds = '45'] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, 'tools/chaos', `${name}.mjs`))) {
  console.error('Name what to try to break: bedside or notes.');
  process.exit(2);
}
await build();
const { promise, tryToBreak } = await import(`./chaos/${name}.mjs`);
const faults = await tryToBreak({ entries: Number(entries), seconds: Number(seconds) });
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(faults.length === 0 ? `✓ ${promise}` : `${faults.length} promises broken`);
process.exit(faults.length === 0 ? 0 : 1);
