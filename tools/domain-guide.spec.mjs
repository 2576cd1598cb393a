import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const library = join(root, 'libs/domain/dist/index.js');
const guide = readFileSync(join(root, 'docs/domain-command-line.md'), 'utf8');

describe('the guide to the command line', () => {
  it('names every command and every instrument', async () => {
    if (!existsSync(library)) throw new Error('Build the library first: npm run build');
    const { answerCommand, instruments } = await import(library);
    const names = answerCommand(['help'], 'null').commands.map(({ words }) =>
      words.replace(/^(machine|policy) .*/, '$1').replace(' ID', ''),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) expect(guide).toContain(`\`${name}`);
    for (const { id } of instruments) expect(guide).toContain(`\`${id}\``);
  });
});
