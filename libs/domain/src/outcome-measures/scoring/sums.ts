import { exactly, ratio, type Rational } from '../../shared/rational.js';
import { roundHalfUp } from '../../shared/rounding.js';
import type { InstrumentDefinition, MeasureItem, Subscale } from '../definition.js';
import type { SubscaleScore } from '../measure-score.js';
import { boundsOf } from './read-answer.js';
import { answerTo, type Answers } from './read-answers.js';

/** The points of one answer: a reversed item counts from its other end. Example: "no" to DAST-10 item 3 is 1 point. */
function pointsOf(item: MeasureItem, value: number): number {
  const { lowest, highest } = boundsOf(item.scale);
  return item.isReversed ? lowest + highest - value : value;
}

/** The points of every answered scored item, in item order; the unscored ones never count. */
export function answeredPoints(items: readonly MeasureItem[], answers: Answers): number[] {
  return items.flatMap((item) => {
    const value = answerTo(answers, item.linkId);
    return value === null || item.isUnscored ? [] : [pointsOf(item, value)];
  });
}

export function sumOf(points: readonly number[]): number {
  return points.reduce((total, point) => total + point, 0);
}

export function itemsOf(definition: InstrumentDefinition, subscale: Subscale): MeasureItem[] {
  return definition.items.filter((item) => subscale.items.includes(item.linkId));
}

/** The sum of a subscale; null while one of its items is unanswered. Source: clinical reference §4.0. */
export function subscaleSum(definition: InstrumentDefinition, subscale: Subscale, answers: Answers): SubscaleScore {
  const items = itemsOf(definition, subscale);
  const points = answeredPoints(items, answers);
  const bounds = items.map((item) => boundsOf(item.scale));
  return {
    id: subscale.id,
    score: points.length === items.length ? sumOf(points) : null,
    minimum: sumOf(bounds.map(({ lowest }) => lowest)),
    maximum: sumOf(bounds.map(({ highest }) => highest)),
  };
}

/** A finished exact number as it is shown, half up at a place. */
export function shown(value: Rational, places: number): number {
  return roundHalfUp(value, places).valueOf();
}

/**
 * The pro-rated total of an imported form with gaps: mean of the answered items times all items, half up.
 * Source: clinical reference §4.0. Example: 8 answered items with 13 points of 9 are 13 / 8 × 9 = 14.625, shown as 15.
 */
export function proRated(points: readonly number[], itemCount: number): number {
  return shown(exactly(sumOf(points)).mul(ratio(itemCount, points.length)), 0);
}
