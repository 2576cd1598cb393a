import type { SessionFold } from '@sojourn/domain';

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

const minuteMs = 60_000;

/**
 * The time the chart shows: everything measured and given, with five minutes of air on both sides, an hour at least, and the present with
 * a little of what comes while the session goes on. Null before anything was written.
 */
export function spanOf(fold: SessionFold, now: number | null): ChartSpan | null {
  const written = [...fold.flowsheet, ...fold.dosing.given, ...fold.dosing.curve.slice(0, 1), ...fold.corrections].map(
    ({ at }) => at as number,
  );
  const ended = fold.dosing.endedAt;
  const times = [...written, ...(ended === null ? [] : [ended as number])];
  if (times.length === 0) return null;
  const first = Math.min(...times);
  const latest = Math.max(...times);
  // A session left open for a day must not squeeze its hours into a corner.
  const isPresent = now !== null && now >= first && now - latest < 120 * minuteMs;
  const to = Math.max(latest + 5 * minuteMs, first + 60 * minuteMs, isPresent ? now + 10 * minuteMs : 0);
  return { from: first - 5 * minuteMs, to };
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

export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
}
