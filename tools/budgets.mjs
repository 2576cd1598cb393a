// File budgets: 250 lines anywhere, 150 in the domain, 100 for a template, 400 for a spec.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The longest a file may be, in lines. */
export function budgetOf(file) {
  if (/\.spec\.ts$/.test(file)) return 400;
  if (/\.html$/.test(file)) return 100;
  return file.startsWith('libs/domain/') ? 150 : 250;
}

/** What of a text breaks the house rules, each as a sentence. */
export function faultsOf(file, text) {
  const faults = [];
  const lines = text.split('\n').length - 1;
  if (lines > budgetOf(file)) faults.push(`${file} has ${lines} lines; its budget is ${budgetOf(file)}`);
  if (/\.(css|ts|html)$/.test(file) && /apps\/web\/src\/app\//.test(file) && /#[0-9a-f]{6}\b/i.test(text))
    faults.push(`${file} holds a raw colour: use a token`);
  if (/\.spec\.ts$|\.e2e\.ts$/.test(file) && /\b(it|describe|test)\.(only|skip)\(|\bx(it|describe)\(|\bfit\(/.test(text))
    faults.push(`${file} focuses or skips a test`);
  if (file.startsWith('libs/domain/') && !/\.spec\.ts$|\/testing\//.test(file)) {
    if (/new Date\(\)|Date\.now\(\)|Math\.random/.test(text))
      faults.push(`${file} reaches for the clock or chance: take them as arguments`);
  }
  return faults;
}

export function check(root) {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.html', '*.css', '*.mjs'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  return files.filter((file) => existsSync(join(root, file))).flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')));
}
