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

/** The days every chart of a patient is drawn over, in milliseconds: one scale, so that what stands above another happened together. */
export interface TrendSpan {
  readonly from: number;
  readonly to: number;
}

const inner = { left: drawing.left + 20, width: drawing.right - drawing.left - 40 } as const;

/** From the first moment to the last of all that is drawn. Odd case: one moment alone is a span of nothing, and stands in the middle. */
export function spanOf(moments: readonly string[]): TrendSpan {
  const times = moments.map((moment) => Date.parse(moment));
  return { from: Math.min(...times), to: Math.max(...times) };
}

export function placeOf({ from, to }: TrendSpan, at: number): number {
  return inner.left + (to === from ? 0.5 : (at - from) / (to - from)) * inner.width;
}

/** The moment under a place of the drawing, kept within the span. */
export function momentAt({ from, to }: TrendSpan, x: number): number {
  return from + Math.min(1, Math.max(0, (x - inner.left) / inner.width)) * (to - from);
}

/** Scored forms along the days. A form without a score is no point. */
export function pointsOf(responses: readonly MeasureResponseView[], range: TrendRange, span: TrendSpan): TrendPoint[] {
  return responses.flatMap(({ id, takenAt, score }) =>
    score.total === null
      ? []
      : [{ id, takenAt, total: score.total, x: placeOf(span, Date.parse(takenAt)), y: heightOf(range, score.total) }],
  );
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

/** About the room the words at the baseline take, in units of the drawing. */
const baselineWords = { width: 92, height: 13 } as const;

/** Where the baseline's words stand: at its end, above it, below it, or further in, wherever no point and no value of a point is. */
export function baselinePlace(points: readonly Pick<TrendPoint, 'x' | 'y'>[], y: number): { readonly x: number; readonly y: number } {
  const ends = [drawing.right - 6, (drawing.left + drawing.right) / 2 + baselineWords.width / 2, drawing.right - 120];
  const places = ends.flatMap((x) => [
    { x, y: y - 5 },
    { x, y: y + 14 },
  ]);
  const isFree = (place: { readonly x: number; readonly y: number }): boolean =>
    points.every(
      (point) =>
        point.x < place.x - baselineWords.width - 16 ||
        point.x > place.x + 16 ||
        point.y + 8 < place.y - baselineWords.height ||
        point.y - 26 > place.y,
    );
  return places.find(isFree) ?? { x: drawing.right - 6, y: y - 5 };
}
