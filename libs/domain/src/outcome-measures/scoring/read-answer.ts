import { type Decision, allow, refuse } from '../../shared/decision.js';
import type { AnswerScale } from '../definition.js';
import type { MeasureRefused } from '../measure-refused.js';

const yes = new Map<unknown, number>([
  ...['Y', 'y', 'yes', 'Yes', 'LA33-6', true].map((word) => [word, 1] as const),
  ...['N', 'n', 'no', 'No', 'LA32-8', false].map((word) => [word, 0] as const),
]);
const recency = new Map<unknown, number>([
  ...['within-3-months', 'Y', 'y', 'yes', 'Yes', 'LA33-6', true].map((word) => [word, 1] as const),
  ...['over-3-months', 'N', 'n', 'no', 'No', 'LA32-8', false].map((word) => [word, 2] as const),
]);

/**
 * Reads one answer as a number; null and undefined are "not answered". Yes/no items take "Y", "N", "yes", "no", true, false or their LOINC
 * answer codes, and no number, because 1 might be meant as a point or as a yes. Recency takes "within-3-months" or "over-3-months", or yes/no to "within the past 3 months?".
 * Refuses texts of digits ("2"), fractions, and numbers outside the options. Source: clinical reference §4.0, §4.5.
 */
export function readAnswer(scale: AnswerScale, given: unknown, path: string): Decision<number | null, MeasureRefused> {
  if (given === null || given === undefined) return allow(null);
  if (scale.kind === 'yes-no') return fromWords(yes, 'Answer "Y" or "N"', given, path);
  if (scale.kind === 'recency') return fromWords(recency, 'Answer "within-3-months" or "over-3-months"', given, path);
  if (typeof given !== 'number' || !Number.isInteger(given)) {
    return refuse({ code: 'answer-not-accepted', path, message: `Answer with a whole number: ${allowedText(scale)}` });
  }
  if (!isOffered(scale, given))
    return refuse({ code: 'answer-out-of-range', path, message: `${given} is not offered. Answer with one of: ${allowedText(scale)}` });
  return allow(given === 0 ? 0 : given);
}

type NumberScale = Extract<AnswerScale, { kind: 'options' | 'range' }>;

function fromWords(words: ReadonlyMap<unknown, number>, message: string, given: unknown, path: string): Decision<number, MeasureRefused> {
  const read = words.get(given);
  return read === undefined ? refuse({ code: 'answer-not-accepted', path, message }) : allow(read);
}

function isOffered(scale: NumberScale, given: number): boolean {
  return scale.kind === 'options'
    ? scale.options.some((option) => option.value === given)
    : given >= scale.minimum && given <= scale.maximum;
}

function allowedText(scale: NumberScale): string {
  return scale.kind === 'options' ? scale.options.map((option) => option.value).join(', ') : `${scale.minimum} to ${scale.maximum}`;
}

/** The lowest and highest number an answer can be. A yes is 1; recency is never summed. */
export function boundsOf(scale: AnswerScale): { readonly lowest: number; readonly highest: number } {
  if (scale.kind === 'range') return { lowest: scale.minimum, highest: scale.maximum };
  if (scale.kind === 'options') {
    const values = scale.options.map((option) => option.value);
    return { lowest: Math.min(...values), highest: Math.max(...values) };
  }
  return { lowest: 0, highest: 1 };
}
