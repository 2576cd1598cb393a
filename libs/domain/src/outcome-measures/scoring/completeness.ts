import type { InstrumentDefinition } from '../definition.js';
import type { MeasureRefused } from '../measure-refused.js';
import { boundsOf } from './read-answer.js';
import { answerTo, type Answers, countedAnswer } from './read-answers.js';

/** Answers after the gates: skipped items count as 0. `missing` are the scored items nobody answered. */
export interface GatedAnswers {
  readonly answers: Answers;
  readonly skipped: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Applies the skip rules, and takes "not assessed" for no answer. Source: clinical reference §4.1, §4.5, §4.8.
 * Example: an AUDIT-C that begins with "never" needs no answers 2 and 3. Odd case: with a typed total no item is missing.
 */
export function applyGates(definition: InstrumentDefinition, read: Answers): GatedAnswers {
  const isAssessed = (value: number | null) => value !== null && value !== definition.notAssessedValue;
  const skipped = gatesOf(definition, read)
    .flatMap((gate) => gate.skips)
    .filter((key) => read.get(key) === null);
  const answers = new Map([...read].map(([key, value]) => [key, isAssessed(value) ? value : skipped.includes(key) ? 0 : null]));
  const isTotalTyped = answerTo(read, 'total') !== null;
  const missing = definition.items.filter((item) => !item.isUnscored && !isTotalTyped && answers.get(item.linkId) === null);
  const missingKeys = missing.map((item) => item.linkId).filter((key) => !isHeldByItsDomain(definition, key, answers));
  return { answers, skipped: [...new Set(skipped)], missing: missingKeys };
}

// Where the highest of a domain counts, one answer is enough for it. Source: clinical reference §4.0.
function isHeldByItsDomain(definition: InstrumentDefinition, key: string, answers: Answers): boolean {
  if (definition.scoring !== 'highest-in-domains') return false;
  return definition.subscales.some((domain) => domain.items.includes(key) && domain.items.some((item) => answers.get(item) !== null));
}

function gatesOf(definition: InstrumentDefinition, read: Answers) {
  return definition.gates.filter((gate) => Object.entries(gate.when).every(([key, value]) => read.get(key) === value));
}

/**
 * Answers that contradict each other: an item that a gate closes but that says more than "no" or 0.
 * Example: C-SSRS item 2 "N" with item 4 "Y" is refused. Odd case: "N" on a closed item contradicts nothing and stands.
 */
export function gateViolations(definition: InstrumentDefinition, read: Answers, pathByItem: ReadonlyMap<string, string>): MeasureRefused[] {
  return gatesOf(definition, read)
    .filter((gate) => gate.contradicts)
    .flatMap((gate) =>
      gate.skips.filter((key) => countedAnswer(read, key) > 0).map((key) => ({ key, asked: Object.keys(gate.when).join(', ') })),
    )
    .map(({ key, asked }) => ({
      code: 'gate-violated',
      path: String(pathByItem.get(key)),
      message: `Item ${key} is not asked after the answer to item ${asked}: check both answers`,
    }));
}

/** A typed total that cannot hold the answers beside it: any item but the suicide item, or a suicide item that does not fit into it. */
export function totalContradictions(definition: InstrumentDefinition, read: Answers): MeasureRefused[] {
  const total = answerTo(read, 'total');
  const answered = definition.items.filter((item) => read.get(item.linkId) !== null);
  if (total === null || answered.length === 0) return [];
  const fits = answered.every((item) => {
    const value = countedAnswer(read, item.linkId);
    const highest = definition.range.maximum - boundsOf(item.scale).highest + value;
    return item.riskFrom !== undefined && total >= value && total <= highest;
  });
  return fits
    ? []
    : [{ code: 'total-contradicts-answers', path: 'answers.total', message: 'The total does not fit the answers beside it' }];
}
