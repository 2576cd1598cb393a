import type { InstrumentDefinition } from './definition.js';
import { type Answers, countedAnswer } from './scoring/read-answers.js';

/**
 * Whether a total is at or below the instrument's remission cut-off; null without a total or without an agreed cut-off.
 * Source: clinical reference §4.0, §4.1. Example: PHQ-9 4 is remission, 5 is not.
 * Odd case: the Sheehan scale also wants each area at 2 or less; from a total alone it is null unless the total rules it in or out.
 */
export function isInRemission(definition: InstrumentDefinition, total: number | null, answers: Answers | null): boolean | null {
  const atMost = definition.change?.remissionAtMost;
  if (total === null || atMost === undefined) return null;
  if (total > atMost) return false;
  return definition.change?.responseBy === 'total-at-most' ? areAreasLow(total, answers) : true;
}

const areaAtMost = 2;

function areAreasLow(total: number, answers: Answers | null): boolean | null {
  if (answers === null) return total <= areaAtMost ? true : null;
  return ['1', '2', '3'].every((area) => countedAnswer(answers, area) <= areaAtMost);
}
