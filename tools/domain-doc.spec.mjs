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
    return [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export function (\w+)([\s\S]*?)\n\}\n/g)].map(
      ([, comment = '', name, code]) => ({
        name,
        comment,
        code,
        file: join(file.parentPath, file.name).slice(source.length + 1),
      }),
    );
  });
}

const told = {
  'an example': /Example/,
  'its source': /Source|§/,
  'the odd case': /Odd\s+(\* )?cases?/,
};

describe('the comment of every public function', () => {
  it.each(Object.entries(told))('has %s', async (_, words) => {
    const library = await import(join(root, 'libs/domain/dist/index.js'));
    const open = functionsOf().filter(({ name }) => typeof library[name] === 'function');
    expect(open.length).toBeGreaterThan(300);
    const without = open.filter(({ comment }) => !words.test(comment)).map(({ name, file }) => `${file} ${name}`);
    expect(without).toEqual([]);
  });

  it('says what is refused, where something can be', async () => {
    const library = await import(join(root, 'libs/domain/dist/index.js'));
    const deciding = functionsOf().filter(({ name, code }) => typeof library[name] === 'function' && code.includes('Decision<'));
    expect(deciding.length).toBeGreaterThan(50);
    expect(deciding.filter(({ comment }) => !/refus/i.test(comment)).map(({ name, file }) => `${file} ${name}`)).toEqual([]);
  });
});
