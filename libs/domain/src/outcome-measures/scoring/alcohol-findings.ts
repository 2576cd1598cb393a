import type { Findings, ScoredForm } from './scored-form.js';

const cutOffs = { female: 3, male: 4 };

/**
 * AUDIT-C by sex: women from 3, men from 4 points. Any other or unknown sex shows both cut-offs and guesses neither.
 * All points from "how often" alone asks for a look at the true consumption. Source: clinical reference §4.8.
 *
 * Example: [2,1,0] is positive for a woman, negative for a man, and `isPositive` is null for a patient whose sex is unknown.
 * Odd case: below 3 and from 4 on both cut-offs agree, and `isPositive` still stays null: the sex was not given.
 */
export function alcoholFindings({ gated, totals: { total }, options: { sex } }: ScoredForm): Findings {
  if (total === null) return { isPositive: null, byCutOff: null, reviewTrueConsumption: null };
  const byCutOff = { womenFrom3: total >= cutOffs.female, menFrom4: total >= cutOffs.male };
  const isPositive = sex === 'female' ? byCutOff.womenFrom3 : sex === 'male' ? byCutOff.menFrom4 : null;
  const isAllFromFrequency = total > 0 && gated.answers.get('1') === total;
  return { isPositive, byCutOff, reviewTrueConsumption: isAllFromFrequency && (isPositive ?? byCutOff.womenFrom3) };
}
