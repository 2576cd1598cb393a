import { type Decision, decide, refuse } from '../../shared/decision.js';
import type { InstrumentDefinition, MeasureItem } from '../definition.js';
import type { MeasureRefused } from '../measure-refused.js';
import { readAnswer } from './read-answer.js';

/** Answers by item key; null is "not answered". The key 'total' holds a total typed from paper. */
export type Answers = ReadonlyMap<string, number | null>;

/** The answer to an item, null when it is unanswered or no item of this form. */
export function answerTo(answers: Answers, item: string): number | null {
  return answers.get(item) ?? null;
}

/** What an item counts in a form known to be complete; an unanswered optional item counts 0. */
export function countedAnswer(answers: Answers, item: string): number {
  return answers.get(item) ?? 0;
}

interface ReadAnswers {
  readonly answers: Answers;
  /** Where each given answer stood in the input. */
  readonly pathByItem: ReadonlyMap<string, string>;
}

interface GivenAnswer {
  readonly path: string;
  readonly item: MeasureItem | null;
  readonly given: unknown;
}

/**
 * Reads answers in item order from a list, by item key (or the item's LOINC code) from an object, or one bare answer for a one-item
 * instrument. A short list leaves the rest unanswered; a long one, an unknown key and one item answered twice are refused, all at once.
 *
 * Example: `readAnswers(gad2, [1, null])` leaves item 2 unanswered.
 * Odd case: an object may carry 'total' where the instrument lets a total be typed from paper.
 */
export function readAnswers(definition: InstrumentDefinition, input: unknown): Decision<ReadAnswers, MeasureRefused> {
  const listed = listAnswers(definition, input);
  if (listed === null) {
    return refuse({
      code: 'answers-unreadable',
      path: 'answers',
      message: 'Give the answers as a list in item order or as an object by item',
    });
  }
  const answers = new Map<string, number | null>(definition.items.map((item) => [item.linkId, null]));
  const pathByItem = new Map<string, string>();
  const refusals = listed.flatMap(({ path, item, given }) => {
    if (item === null) return [belongsNowhere(definition, path, Array.isArray(input))];
    if (pathByItem.has(item.linkId)) return [{ code: 'answered-twice', path, message: `Item ${item.linkId} is answered twice` } as const];
    pathByItem.set(item.linkId, path);
    const read = readAnswer(item.scale, given, path);
    if (read.allowed) answers.set(item.linkId, read.value);
    return read.allowed ? [] : read.refusals;
  });
  return decide({ answers, pathByItem }, refusals);
}

function listAnswers(definition: InstrumentDefinition, input: unknown): GivenAnswer[] | null {
  const { items } = definition;
  if (Array.isArray(input))
    return Array.from(input, (given: unknown, index) => ({ path: `answers.${index}`, item: items[index] ?? null, given }));
  if (typeof input === 'object' && input !== null) {
    return Object.entries(input).map(([key, given]) => ({ path: `answers.${key}`, item: itemByKey(definition, key), given }));
  }
  const [only, ...others] = items;
  const isOneAnswer = only !== undefined && others.length === 0 && (typeof input === 'number' || typeof input === 'string');
  return isOneAnswer ? [{ path: 'answers', item: only, given: input }] : null;
}

function itemByKey({ items, range, totalEntry }: InstrumentDefinition, key: string): MeasureItem | null {
  if (key === 'total' && totalEntry !== undefined) return { linkId: key, text: null, loinc: null, scale: { kind: 'range', ...range } };
  return items.find((item) => item.linkId === key || item.loinc === key) ?? null;
}

function belongsNowhere({ name, items }: InstrumentDefinition, path: string, isList: boolean): MeasureRefused {
  return isList
    ? { code: 'too-many-answers', path, message: `${name} has ${items.length} items; this answer belongs to none of them` }
    : { code: 'unknown-item', path, message: `${name} has no such item` };
}
