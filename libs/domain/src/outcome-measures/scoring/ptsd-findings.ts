import { countedAnswer } from './read-answers.js';
import type { Findings, ScoredForm } from './scored-form.js';

const needed: Readonly<Record<string, number>> = { B: 1, C: 1, D: 2, E: 2 };
const cutPoints = { lowest: 31, highest: 33 };

/**
 * PCL-5 beside its total: the provisional DSM-5 rule (one B, one C, two D and two E items at "moderately" or more) and the cut-point, which
 * the literature gives as a range of 31 to 33. Either can be met without the other. Source: clinical reference §4.4.
 *
 * Example: [2,0,0,0,0,2,0,2,2,0,0,0,0,0,2,2,0,0,0,0] has 12 points and meets the rule.
 * Odd case: 74 points without avoidance do not.
 */
export function ptsdFindings({ definition, gated, totals }: ScoredForm): Findings {
  const { total } = totals;
  if (total === null) return { isDsm5RuleMet: null, endorsed: null, cutPoint: null };
  const counts = definition.subscales.map(({ id, items }) => ({
    id,
    count: items.filter((item) => countedAnswer(gated.answers, item) >= 2).length,
  }));
  return {
    endorsed: Object.fromEntries(counts.map(({ id, count }) => [id, count])),
    isDsm5RuleMet: counts.every(({ id, count }) => count >= Number(needed[id])),
    cutPoint: total < cutPoints.lowest ? 'below' : total < cutPoints.highest ? 'within-31-to-33' : 'at-or-above-33',
    isAtOrAbove31: total >= cutPoints.lowest,
    isAtOrAbove33: total >= cutPoints.highest,
  };
}
