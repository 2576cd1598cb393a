import { ratio } from '../../shared/rational.js';
import type { InstrumentDefinition, ScoringMethod } from '../definition.js';
import type { SubscaleScore } from '../measure-score.js';
import type { ScoreOptions } from '../score-options.js';
import type { GatedAnswers } from './completeness.js';
import { answerTo } from './read-answers.js';
import { answeredPoints, itemsOf, proRated, shown, subscaleSum, sumOf } from './sums.js';

export interface Totals {
  readonly total: number | null;
  readonly rawTotal: number | null;
  readonly subscales: readonly SubscaleScore[];
  readonly isProRated: boolean;
}

type Scorer = (definition: InstrumentDefinition, gated: GatedAnswers, options: ScoreOptions) => Totals;

/** How each kind of instrument becomes a total. A form with a gap has none, except where pro-rating is enabled or the rule allows it. */
export const totalsBy: Readonly<Record<ScoringMethod, Scorer>> = {
  sum: plainSum,
  'sum-times-four': timesFour,
  'highest-in-domains': highestInDomains,
  mean: meanOfAll,
  'percent-of-maximum': percentOfMaximum,
  triage: noTotal,
  facts: noTotal,
};

function noTotal(): Totals {
  return { total: null, rawTotal: null, subscales: [], isProRated: false };
}

function plainSum(definition: InstrumentDefinition, { answers, missing }: GatedAnswers, options: ScoreOptions): Totals {
  const points = answeredPoints(definition.items, answers);
  const subscales = definition.subscales.map((subscale) => subscaleSum(definition, subscale, answers));
  const canProRate = options.isProRatingEnabled && missing.length > 0 && missing.length <= (definition.proRateUpTo ?? 0);
  const complete = missing.length === 0 ? (answerTo(answers, 'total') ?? sumOf(points)) : null;
  const total = canProRate ? proRated(points, points.length + missing.length) : complete;
  return { total, rawTotal: null, subscales, isProRated: canProRate };
}

function timesFour(definition: InstrumentDefinition, gated: GatedAnswers): Totals {
  const raw = gated.missing.length === 0 ? sumOf(answeredPoints(definition.items, gated.answers)) : null;
  return { total: raw === null ? null : raw * 4, rawTotal: raw, subscales: [], isProRated: false };
}

// Patients answer 6 or 7 and 8 or 9 on paper: a domain needs one answer, and its highest counts.
function highestInDomains(definition: InstrumentDefinition, { answers }: GatedAnswers): Totals {
  const domains = definition.subscales.map((domain): SubscaleScore => {
    const points = answeredPoints(itemsOf(definition, domain), answers);
    return { id: domain.id, score: points.length === 0 ? null : Math.max(...points), minimum: 0, maximum: 3 };
  });
  const scores = domains.flatMap((domain) => (domain.score === null ? [] : [domain.score]));
  return { total: scores.length === domains.length ? sumOf(scores) : null, rawTotal: null, subscales: domains, isProRated: false };
}

function meanOfAll(definition: InstrumentDefinition, { answers, missing }: GatedAnswers): Totals {
  const sum = sumOf(answeredPoints(definition.items, answers));
  if (missing.length > 0) return { total: null, rawTotal: null, subscales: [], isProRated: false };
  return { total: shown(ratio(sum, definition.items.length), 1), rawTotal: sum, subscales: [], isProRated: false };
}

function percentOfMaximum(definition: InstrumentDefinition, { answers, missing }: GatedAnswers): Totals {
  const subscales = definition.subscales.map((subscale): SubscaleScore => {
    const summed = subscaleSum(definition, subscale, answers);
    const share = summed.score === null ? null : ratio(summed.score, summed.maximum);
    return { ...summed, percent: share === null ? null : shown(share.mul(100), 1), exact: share?.toFraction() ?? null };
  });
  const sum = sumOf(answeredPoints(definition.items, answers));
  const maximum = sumOf(subscales.map((subscale) => subscale.maximum));
  const isComplete = missing.length === 0;
  return {
    total: isComplete ? shown(ratio(sum, maximum).mul(100), 1) : null,
    rawTotal: isComplete ? sum : null,
    ...{ subscales, isProRated: false },
  };
}
