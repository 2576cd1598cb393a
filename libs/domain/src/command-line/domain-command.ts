import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { doseCommands } from './dose-commands.js';
import { foldCommand } from './fold-command.js';
import { limitsCommand } from './limits-command.js';
import { measureCommands } from './measure-commands.js';
import { reconcileCommand } from './reconcile-command.js';

const longestInput = 20_000_000;

const singleCommands: Readonly<Record<string, Command>> = { limits: limitsCommand, reconcile: reconcileCommand, fold: foldCommand };

function commandFor(words: readonly string[]): Command | undefined {
  const [name = '', kind, ...rest] = words;
  if (rest.length > 0) return undefined;
  if (kind === undefined) return Object.hasOwn(singleCommands, name) ? singleCommands[name] : undefined;
  if (Object.hasOwn(measureCommands, name)) return measureCommands[name]?.(kind);
  return name === 'dose' && Object.hasOwn(doseCommands, kind) ? doseCommands[kind] : undefined;
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

const knownCommands = [
  ...Object.keys(doseCommands).map((kind) => `dose ${kind}`),
  ...Object.keys(singleCommands),
  'score ID',
  'compare ID',
];

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined; // JSON.parse has no other way to say no
  }
}
