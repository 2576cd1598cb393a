import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { doseCommands } from './dose-commands.js';
import { limitsCommand } from './limits-command.js';
import { reconcileCommand } from './reconcile-command.js';

const longestInput = 20_000_000;

function commandFor([name, kind, ...rest]: readonly string[]): Command | undefined {
  if (rest.length > 0 || name === undefined) return undefined;
  if (name === 'dose' && kind !== undefined) return Object.hasOwn(doseCommands, kind) ? doseCommands[kind] : undefined;
  if (kind !== undefined) return undefined;
  return name === 'limits' ? limitsCommand : name === 'reconcile' ? reconcileCommand : undefined;
}

/**
 * Answers one question of the command line: the words name the rule, the input is its JSON. Pure: no files, no clock.
 * Never throws: words that name no rule (`unknown-command`) and text that is no JSON (`not-json`) are refusals like any other.
 *
 * Example: `answerCommand(['dose', 'nasal'], '{"sprays":3,"mlPerSpray":0.1,"mgPerMl":100}')` has `doseMg` 30.
 * Odd case: a number JSON cannot hold, NaN or an infinity, makes the text no JSON.
 */
export function answerCommand(words: readonly string[], input: string): AnswerBody {
  const command = commandFor(words);
  if (command === undefined) return refusedWith({ code: 'unknown-command', ...{ given: words.join(' '), known: knownCommands } });
  if (input.length > longestInput) return refusedWith({ code: 'too-long', ...{ longest: longestInput } });
  const read = readJson(input);
  return read === undefined
    ? refusedWith({ code: 'not-json', ...{ message: 'The input is not JSON. Check quotes and commas.' } })
    : command(read.value);
}

const knownCommands = [...Object.keys(doseCommands).map((kind) => `dose ${kind}`), 'limits', 'reconcile'];

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined; // JSON.parse has no other way to say no
  }
}
