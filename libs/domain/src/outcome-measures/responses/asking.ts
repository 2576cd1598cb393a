import type { AnswerScale, InstrumentDefinition, MeasureItem } from '../definition.js';
import type { GivenAnswers } from './record-response.js';

/** Answers on a screen: the number each choice stands for, by item. An item that is absent is not answered. */
export type AnswersSoFar = Readonly<Record<string, number>>;

/** One choice of an item. `key` is the digit that chooses it on a keyboard. */
export interface AnswerChoice {
  readonly value: number;
  readonly label: string;
  readonly key: string;
}

const yesNo: readonly AnswerChoice[] = [
  { value: 1, label: 'Yes', key: '1' },
  { value: 0, label: 'No', key: '0' },
];
const recency: readonly AnswerChoice[] = [
  { value: 1, label: 'Within the past 3 months', key: '1' },
  { value: 2, label: 'Longer ago', key: '2' },
];
const mostChoices = 11;

/**
 * What may be chosen for an item; null where the number is typed, because there are too many to lay out. Where the licence keeps the
 * wording back, the choices are the bare numbers. Example: PHQ-9 has four choices with their words, a 0–100 line is typed. Odd case: yes
 * and no are choices too. Source: clinical reference §4.1.
 */
export function choicesOf(scale: AnswerScale): readonly AnswerChoice[] | null {
  if (scale.kind === 'yes-no') return yesNo;
  if (scale.kind === 'recency') return recency;
  if (scale.kind === 'options') return scale.options.map(({ value, label }) => choice(value, label));
  const count = scale.maximum - scale.minimum + 1;
  return count > mostChoices ? null : Array.from({ length: count }, (_none, index) => choice(scale.minimum + index, null));
}

function choice(value: number, label: string | null): AnswerChoice {
  return { value, label: label ?? String(value), key: String(value % 10) };
}

/**
 * The items to ask, in order, after what was answered: those that a gate closes are left out. Source: clinical reference §4.5, §4.8.
 * Example: after "no" to C-SSRS item 2 the next is item 6. Odd case: an answer taken back opens its gate again.
 */
export function askedItems(definition: InstrumentDefinition, answers: AnswersSoFar): readonly MeasureItem[] {
  const closed = definition.gates
    .filter(({ when }) => Object.entries(when).every(([key, value]) => answers[key] === value))
    .flatMap(({ skips }) => skips);
  return definition.items.filter(({ linkId }) => !closed.includes(linkId));
}

/**
 * The answers as they are sent: those to items that were asked, in the words the scoring reads. A gap is sent as null.
 * Example: an unanswered item of PHQ-9 is sent as null, a C-SSRS "yes" as 'Y'. Odd case: an item that was skipped is not sent at all.
 * Source: clinical reference §4.0.
 */
export function answersToSend(definition: InstrumentDefinition, answers: AnswersSoFar): GivenAnswers {
  return Object.fromEntries(askedItems(definition, answers).map(({ linkId, scale }) => [linkId, sent(scale, answers[linkId])]));
}

/**
 * The answers to the suicide items as they are sent, when one of them asks for help at once; null when none does. Known on the screen itself,
 * without any network. Source: clinical reference §4.6. Example: PHQ-9 with item 9 = 1 gives `{ '9': 1 }`, whatever else is open. Odd case:
 * an answer to an item that a gate has closed since counts for nothing.
 */
export function cryForHelp(definition: InstrumentDefinition, answers: AnswersSoFar): GivenAnswers | null {
  const asked = askedItems(definition, answers).filter(({ riskFrom, linkId }) => riskFrom !== undefined && answers[linkId] !== undefined);
  const isCry = asked.some(({ riskFrom = 0, linkId }) => (answers[linkId] ?? 0) >= riskFrom);
  return isCry ? Object.fromEntries(asked.map(({ linkId, scale }) => [linkId, sent(scale, answers[linkId])])) : null;
}

function sent(scale: AnswerScale, value: number | undefined): number | string | null {
  if (value === undefined) return null;
  if (scale.kind === 'yes-no') return value === 1 ? 'Y' : 'N';
  if (scale.kind === 'recency') return value === 1 ? 'within-3-months' : 'over-3-months';
  return value;
}

/**
 * The words of an answer. Example: `answerWords(item, 1)` of PHQ-9 is "Several days"; an unanswered item is "Not answered". Odd case: 0 is
 * an answer, and says its words. Source: clinical reference §0 rule 12.
 */
export function answerWords({ scale }: MeasureItem, value: number | null | undefined): string {
  if (value === null || value === undefined) return 'Not answered';
  return choicesOf(scale)?.find((one) => one.value === value)?.label ?? String(value);
}
