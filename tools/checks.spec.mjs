import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import rules from '../.dependency-cruiser.mjs';
import { faultsOf } from './budgets.mjs';
import { root } from './install.mjs';

/** One planted violation of every import rule: file → what it wrongly imports. */
const planted = {
  'no-cycles': {
    'libs/domain/src/a.ts': `import { b } from './b.js'; export const a = () => b;`,
    'libs/domain/src/b.ts': `import { a } from './a.js'; export const b = () => a;`,
  },
  'domain-imports-itself': { 'libs/domain/src/c.ts': `import { readFileSync } from 'node:fs'; export const c = readFileSync;` },
  'platform-knows-no-feature': {
    'apps/api/src/platform/p.ts': `export * from '../features/x/index.js';`,
    'apps/api/src/features/x/index.ts': `export const x = 1;`,
  },
  'front-doors-only': {
    'apps/api/src/features/y/y.ts': `export * from '../x/inner.js';`,
    'apps/api/src/features/x/inner.ts': `export const inner = 1;`,
  },
  'edge-features-are-used-by-nobody': {
    'apps/api/src/features/y/z.ts': `export * from '../review/index.js';`,
    'apps/api/src/features/review/index.ts': `export const review = 1;`,
  },
  'web-features-stay-apart': {
    'apps/web/src/app/features/m/m.ts': `export * from '../n/n.js';`,
    'apps/web/src/app/features/n/n.ts': `export const n = 1;`,
  },
  'ui-is-dumb': { 'apps/web/src/app/ui/u.ts': `export * from '../core/k.js';`, 'apps/web/src/app/core/k.ts': `export const k = 1;` },
  'web-knows-no-server': {
    'apps/web/src/app/core/s.ts': `export * from '../../../../api/src/features/x/index.js';`,
    'apps/api/src/features/x/index.ts': `export const x = 1;`,
  },
  'migrations-import-typeorm-only': {
    'migrations/src/mm.ts': `export * from '../../libs/domain/src/d.js';`,
    'libs/domain/src/d.ts': `export const d = 1;`,
  },
  'builders-are-for-tests': {
    'libs/domain/src/e.ts': `export * from './testing/t.js';`,
    'libs/domain/src/testing/t.ts': `export const t = 1;`,
  },
};

function cruise(files) {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, '.tmp', 'planted-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.base.json', 'package.json'])
      copyFileSync(join(root, file), join(folder, file));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const places = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))];
    const done = spawnSync(process.execPath, [tool, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...places], {
      cwd: folder,
      encoding: 'utf8',
    });
    return JSON.parse(done.stdout).summary.violations.map(({ rule }) => rule.name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the import rules', () => {
  it('have a planted violation each', () => {
    expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.keys(planted))(
    '%s bites',
    (name) => {
      expect(cruise(planted[name])).toContain(name);
    },
    20_000,
  );
});

describe('the lint rules', () => {
  const nested = `export function f(n: number): number {\n${Array.from({ length: 11 }, (_, i) => `  if (n === ${i}) return ${i};`).join('\n')}\n  return n;\n}\n`;
  it.each([
    ['no-restricted-syntax', `import { z } from 'zod';\nexport const y = z;\n`],
    ['@typescript-eslint/no-explicit-any', `export const a: any = 1;\n`],
    ['@typescript-eslint/no-non-null-assertion', `export const f = (a?: string) => a!.length;\n`],
    ['max-params', `export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];\n`],
    ['complexity', nested],
    ['max-lines-per-function', `export function f(): number {\n${'  f();\n'.repeat(41)}  return 1;\n}\n`],
    ['no-console', `console.log(1);\n`],
  ])(
    '%s bites',
    async (rule, text) => {
      const lint = new ESLint({ cwd: root });
      const [answer] = await lint.lintText(text, { filePath: join(root, 'libs/domain/src/planted.ts') });
      expect(answer.messages.map(({ ruleId }) => ruleId)).toContain(rule);
    },
    20_000,
  );
});

describe('the budgets', () => {
  it.each([
    ['libs/domain/src/x.ts', 'x\n'.repeat(151), 'budget is 150'],
    ['apps/api/src/x.ts', 'x\n'.repeat(251), 'budget is 250'],
    ['apps/web/src/app/x.html', 'x\n'.repeat(101), 'budget is 100'],
    ['apps/web/src/app/x.css', 'a { color: #a1b2c3; }\n', 'raw colour'],
    ['libs/domain/src/x.ts', 'export const now = Date.now();\n', 'clock or chance'],
  ])('%s is held to them', (file, text, words) => {
    expect(faultsOf(file, text).join()).toContain(words);
  });

  it('let a file of exactly its budget pass', () => {
    expect(faultsOf('libs/domain/src/x.ts', 'x\n'.repeat(150))).toEqual([]);
  });
});
