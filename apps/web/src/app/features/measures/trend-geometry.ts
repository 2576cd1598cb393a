import type { Band, MeasureResponseView } from '@sojourn/domain';

/** The drawing's own units; the page scales it to its width. */
export const drawing = { width: 640, height: 200, left: 40, right: 520, top: 12, bottom: 172 } as const;

export interface TrendPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly total: number;
  readonly takenAt: string;
}

export interface TrendRange {
  readonly minimum: number;
  readonly maximum: number;
}

export function heightOf({ minimum, maximum }: TrendRange, value: number): number {
  return drawing.bottom - ((value - minimum) / (maximum - minimum)) * (drawing.bottom - drawing.top);
}

/** Scored forms along the days between the first and the last; one alone stands in the middle. A form without a score is no point. */
export function pointsOf(responses: readonly MeasureResponseView[], range: TrendRange): TrendPoint[] {
  const scored = responses.flatMap(({ id, takenAt, score }) => (score.total === null ? [] : [{ id, takenAt, total: score.total }]));
  const times = scored.map(({ takenAt }) => Date.parse(takenAt));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const inner = { left: drawing.left + 20, width: drawing.right - drawing.left - 40 };
  return scored.map((one) => ({
    ...one,
    x: inner.left + (last === first ? 0.5 : (Date.parse(one.takenAt) - first) / (last - first)) * inner.width,
    y: heightOf(range, one.total),
  }));
}

export interface BandStripe {
  readonly label: string;
  readonly y: number;
  readonly height: number;
}

/** Severity bands as stripes, half a point beyond their whole numbers so that they meet. */
export function stripesOf(bands: readonly Band[], range: TrendRange): BandStripe[] {
  return bands.map(({ label, from, to }) => {
    const top = heightOf(range, Math.min(range.maximum, to + 0.5));
    const bottom = heightOf(range, Math.max(range.minimum, from - 0.5));
    return { label, y: top, height: bottom - top };
  });
}
