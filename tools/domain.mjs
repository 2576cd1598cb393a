// Tries the rules of libs/domain from a shell: one JSON argument, or "-" for one case per line from standard input; "help" lists them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const library = join(root, 'libs/domain/dist/index.js');

function build() {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const built = spawnSync(process.execPath, [compiler, '-b', join(root, 'libs/domain/tsconfig.build.json')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(1);
  utimesSync(library, new Date(), new Date()); // the compiler leaves a file alone whose text stays the same
}

// The library is built when it is missing or older than one of its sources.
function isStale() {
  if (!existsSync(library)) return true;
  const builtAt = statSync(library).mtimeMs;
  const sources = readdirSync(join(root, 'libs/domain/src'), { recursive: true, withFileTypes: true });
  return sources.some((file) => file.isFile() && statSync(join(file.parentPath, file.name)).mtimeMs > builtAt);
}

function inputOf(words, argument) {
  if (words[0] !== 'fold' && words[0] !== 'step') return argument;
  if (argument.trimStart().startsWith('{')) return argument;
  try {
    return readFileSync(argument, 'utf8');
  } catch (error) {
    console.log(
      JSON.stringify({ ok: false, refusals: [{ code: 'file-unreadable', message: `${argument} cannot be read: ${error.code}` }] }),
    );
    return process.exit(2);
  }
}

if (isStale()) build();
const { answerCommand } = await import(pathToFileURL(library).href);
const given = process.argv.slice(2);
const asksForHelp = given.length === 0 || ['help', '--help', '-h'].includes(given[0]);
const words = given.slice(0, -1);
const argument = given.at(-1) ?? '';

function help() {
  console.log(
    "npm run -s domain -- WORDS 'JSON'   answers one case; - in place of the JSON reads one case per line. See docs/domain-command-line.md.\n",
  );
  const { commands } = answerCommand(['help'], 'null');
  for (const { words: named, about, example } of commands) {
    console.log(`${named}\n    ${about}`);
    if (example !== null) console.log(`    ${JSON.stringify(example)}`);
  }
}

if (asksForHelp) help();
else if (argument === '-') {
  const answers = [];
  const flush = () => answers.length > 0 && process.stdout.write(answers.splice(0).join('\n') + '\n');
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    answers.push(JSON.stringify(answerCommand(words, line)));
    if (answers.length >= 500) flush();
  }
  flush();
} else {
  const answer = answerCommand(words, inputOf(words, argument));
  console.log(JSON.stringify(answer, null, 2));
  process.exitCode = answer.ok ? 0 : 2;
}
