import type { AnswerOption, AnswerScale, Band, MeasureItem } from '../definition.js';

/** Whole numbers from the lowest to the highest answer. */
export function scaleOf(minimum: number, maximum: number): AnswerScale {
  return { kind: 'range', minimum, maximum };
}

/** Answers with their wording, numbered from 0 unless told; a LOINC answer code where one is known. */
export function optionsOf(labels: readonly (readonly [label: string, loinc: string | null])[], from = 0): AnswerScale {
  return { kind: 'options', options: labels.map(([label, loinc], index): AnswerOption => ({ value: from + index, label, loinc })) };
}

/** Items known by their key alone, where the wording may not ship. Example: `keysOnly(['1', '2'], scaleOf(0, 3))`. */
export function keysOnly(linkIds: readonly string[], scale: AnswerScale): MeasureItem[] {
  return linkIds.map((linkId) => ({ linkId, text: null, loinc: null, scale }));
}

/** Items with wording, numbered from 1. */
export function worded(rows: readonly (readonly [text: string, loinc: string | null])[], scale: AnswerScale): MeasureItem[] {
  return rows.map(([text, loinc], index) => ({ linkId: String(index + 1), text, loinc, scale }));
}

/** '1' to the given number. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_none, index) => String(index + 1));
}

/** Marks the suicide item of a list. */
export function withRiskItem(items: readonly MeasureItem[], linkId: string, riskFrom: number): MeasureItem[] {
  return items.map((item) => (item.linkId === linkId ? { ...item, riskFrom } : item));
}

/** Bands from their lower bounds, each ending where the next begins. Example: `bandsOf(27, ['minimal', 'None or minimal', 0], …)`. */
export function bandsOf(highest: number, ...rows: readonly (readonly [id: string, label: string, from: number])[]): Band[] {
  return rows.map(([id, label, from], index) => ({ id, label, from, to: (rows[index + 1]?.[2] ?? highest + 1) - 1 }));
}
