// npm run bench -- NAME: measures one promise on this machine and prints it. Names are the files of tools/bench.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './install.mjs';

const known = readdirSync(join(root, 'tools', 'bench')).flatMap((file) => (file.endsWith('.mjs') ? [file.replace('.mjs', '')] : []));
const [name] = process.argv.slice(2);
if (!known.includes(name)) {
  console.error(`Name what to measure: ${known.join(', ')}.`);
  process.exit(2);
}
await build();
const { measure } = await import(`./bench/${name}.mjs`);
await measure();
process.exit(0);
