import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const source = join(root, 'libs/domain/src');

/** Every function of the library with the comment right above it. */
function functionsOf() {
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter(
    ({ name }) => name.endsWith('.ts') && !name.endsWith('spec.ts'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(file.parentPath, file.name), 'utf8');
    return [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export function (\w+)/g)].map(([, comment = '', name]) => ({
      name,
      comment,
      file: join(file.parentPath, file.name).slice(source.length + 1),
    }));
  });
}

describe('the comment of every public function', () => {
  it('has an example', async () => {
    const library = await import(join(root, 'libs/domain/dist/index.js'));
    const open = functionsOf().filter(({ name }) => typeof library[name] === 'function');
    expect(open.length).toBeGreaterThan(150);
    const without = open.filter(({ comment }) => !/Example/.test(comment)).map(({ name, file }) => `${file} ${name}`);
    expect(without).toEqual([]);
  });
});
