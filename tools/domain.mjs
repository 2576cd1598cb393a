// Tries the rules of libs/domain from a shell: one JSON argument, or "-" for one case per line from standard input.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
}

function inputOf(words, argument) {
  if (words[0] !== 'fold') return argument;
  try {
    return readFileSync(argument, 'utf8');
  } catch (error) {
    console.log(
      JSON.stringify({ ok: false, refusals: [{ code: 'file-unreadable', message: `${argument} cannot be read: ${error.code}` }] }),
    );
    return process.exit(2);
  }
}

if (!existsSync(library)) build();
const { answerCommand } = await import(pathToFileURL(library).href);
const given = process.argv.slice(2);
const words = given.slice(0, -1);
const argument = given.at(-1) ?? '';

if (argument === '-') {
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
