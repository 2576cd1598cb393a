import { refusedWith, type AnswerBody } from './answer.js';
import { commandFor, commandList } from './command-list.js';
import { spelled } from './spelled.js';

const longestInput = 20_000_000;

// A session's log is read as it is written: it is a record, not a question.
const readAsWritten: ReadonlySet<string> = new Set(['fold', 'step', 'policy', 'machine', 'score', 'compare']);

/**
 * Answers one question of the command line: the words name the rule, the input is its JSON. Pure: no files, no clock.
 * Never throws: words that name no rule (`unknown-command`) and text that is no JSON (`not-json`) are refusals like any other. `help` lists
 * every command with an example.
 *
 * Example: `answerCommand(['dose', 'nasal'], '{"sprays":3,"mlPerSpray":0.1,"mgPerMl":100}')` has `doseMg` 30.
 * Odd case: a number JSON cannot hold, NaN or an infinity, makes the text no JSON. Source: clinical reference §2–§6, each command its own
 * section.
 */
export function answerCommand(words: readonly string[], input: string): AnswerBody {
  if (words.length === 1 && words[0] === 'help') return { ok: true, commands: commandList };
  const command = commandFor(words);
  if (command === undefined) return unknownCommand(words);
  if (input.length > longestInput) {
    return refusedWith({ code: 'too-long', ...{ longest: longestInput, message: `An input has at most ${longestInput} characters` } });
  }
  const read = readJson(input);
  if (read === undefined) return refusedWith({ code: 'not-json', ...{ message: 'The input is not JSON. Check quotes and commas.' } });
  return command(words.some((word) => readAsWritten.has(word)) ? read.value : spelled(read.value));
}

function unknownCommand(words: readonly string[]): AnswerBody {
  const known = commandList.map((listed) => listed.words);
  const message = `"${words.join(' ')}" is no command. Known are: ${known.join(', ')}. "help" shows each with an example`;
  return refusedWith({ code: 'unknown-command', ...{ given: words.join(' '), known, message } });
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined; // JSON.parse has no other way to say no
  }
}
