// npm run check: format, lint, types, import rules, budgets, dead code, lock file. The same that CI runs first.
import { spawnSync } from 'node:child_process';
import { check } from './budgets.mjs';
import { root } from './install.mjs';

const steps = [
  ['lock file', ['tools/check-lock.mjs']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  [
    'import rules',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err',
      'apps/api/src',
      'apps/web/src',
      'libs/domain/src',
      'migrations/src',
    ],
  ],
  ['types', ['tools/typecheck.mjs']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
];

const failed = steps.filter(([title, args]) => {
  const isGreen = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
  console.log(`${isGreen ? '✓' : '✗'} ${title}`);
  return !isGreen;
});
const faults = check(root);
for (const fault of faults) console.error(fault);
console.log(`${faults.length === 0 ? '✓' : '✗'} budgets`);
process.exit(failed.length > 0 || faults.length > 0 ? 1 : 0);
