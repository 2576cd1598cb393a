import type { FlowsheetRow, SessionFold } from '@sojourn/domain';

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Where `from` and `to` stand, in units of the drawing. */
  readonly start: number;
  readonly end: number;
}

/** A value's place on a scale. Example: 150 on 100–200 drawn from 0 to 10 stands at 5. */
export function place({ from, to, start, end }: Scale, value: number): number {
  return to === from ? start : start + ((value - from) / (to - from)) * (end - start);
}

export interface ChartSpan {
  readonly from: number;
  readonly to: number;
}

/** The time the chart shows: everything measured and given, with five minutes of air on both sides. */
export function spanOf(fold: SessionFold): ChartSpan | null {
  const times = [...fold.flowsheet.map(({ at }) => at), ...fold.dosing.curve.map(({ at }) => at), ...fold.dosing.given.map(({ at }) => at)];
  if (times.length === 0) return null;
  const air = 5 * 60_000;
  return {
    from: Math.min(...times) - air,
    to: Math.max(...fold.flowsheet.map(({ at }) => at), ...fold.dosing.given.map(({ at }) => at), Math.min(...times) + 12 * air) + air,
  };
}

export interface Tick {
  readonly x: number;
  readonly at: number;
  /** Minutes since the first dose; null when nothing was given. */
  readonly minutes: number | null;
}

/** A tick each quarter of an hour, counted from the first dose, or from the full hour before any. */
export function ticksOf(span: ChartSpan, firstDoseAt: number | null, x: Scale): Tick[] {
  const quarter = 15 * 60_000;
  const origin = firstDoseAt ?? Math.ceil(span.from / quarter) * quarter;
  const first = Math.ceil((span.from - origin) / quarter);
  const last = Math.floor((span.to - origin) / quarter);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const at = origin + (first + index) * quarter;
    return { x: place(x, at), at, minutes: firstDoseAt === null ? null : (first + index) * 15 };
  });
}

/** Points of one sign that was measured, in order; what was not measured is no point. */
export function pointsOf(rows: readonly FlowsheetRow[], sign: 'heartRatePerMin' | 'spo2Percent', x: Scale, y: Scale) {
  return rows.flatMap(({ at, signs }) => {
    const value = signs[sign];
    return value === undefined ? [] : [{ x: place(x, at), y: place(y, value), value }];
  });
}

export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
}
