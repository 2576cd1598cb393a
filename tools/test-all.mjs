// Checks, domain, API on real PostgreSQL, web components, browser journeys; one closing line counts them all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './install.mjs';

const results = join(root, '.tmp', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
/** Two where there are two cores: what waits for the database or the browser leaves the other its time. */
const atOnce = Math.min(2, availableParallelism());
const total = { passed: 0, failed: 0, skipped: 0 };

function run(args, environment = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status === 0;
}

function count({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function jest(project) {
  const file = join(results, `${project.replace('/', '-')}.json`);
  const engine = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const isGreen = run([
    ...engine,
    '-c',
    `${project}/jest.config.mjs`,
    '--json',
    `--outputFile=${file}`,
    '--silent',
    '--reporters=default',
    `--maxWorkers=${atOnce}`,
  ]);
  const answer = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const broken =
    answer === undefined
      ? 1
      : answer.numRuntimeErrorTestSuites + (!isGreen && answer.numFailedTests + answer.numRuntimeErrorTestSuites === 0 ? 1 : 0);
  count({ passed: answer?.numPassedTests ?? 0, failed: (answer?.numFailedTests ?? 0) + broken, skipped: answer?.numPendingTests ?? 0 });
}

function journeys() {
  const file = join(results, 'journeys.json');
  const isGreen = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    JOURNEYS_AT_ONCE: String(atOnce),
  });
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : undefined;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  count({ passed: stats?.expected ?? 0, failed: failed + (!isGreen && failed === 0 ? 1 : 0), skipped: stats?.skipped ?? 0 });
}

function section(title, work) {
  console.log(`\n== ${title} ==`);
  return work();
}

await section('Build', build);
const isChecked = section('Checks', () => run(['tools/check.mjs']));
count({ passed: isChecked ? 1 : 0, failed: isChecked ? 0 : 1, skipped: 0 });
section('The checks themselves', () => jest('tools'));
section('Domain', () => jest('libs/domain'));
section('API on PostgreSQL', () => jest('apps/api'));
section('Web components', () => jest('apps/web'));
section('Browser journeys', journeys);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
