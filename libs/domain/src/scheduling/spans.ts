import { openingSpansOn, type OpeningHours } from '../clinics/index.js';
import { instantAtLocalTime, type Instant, type LocalDate } from '../shared/index.js';

/** A stretch of time, its end not included: back to back does not touch. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/**
 * When a place is open or a person at work on a day, as instants. Odd case: a wall time skipped in spring moves on by the skipped hour.
 * Example: a closed day has none. Source: clinical reference §8.3.
 */
export function spansOn(hours: OpeningHours, on: LocalDate, zone: string): readonly Span[] {
  return openingSpansOn(hours, on).map(({ opensAt, closesAt }) => ({
    startsAt: instantAtLocalTime(on, opensAt, zone),
    endsAt: instantAtLocalTime(on, closesAt, zone),
  }));
}

/**
 * Whether two stretches share a moment. Example: 09:00–10:00 and 10:00–11:00 do not. Odd case: one that lies within the other does.
 * Source: clinical reference §8.2.
 */
export function doTouch(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/**
 * Whether the spans together cover the stretch without a gap, as when one prescriber follows another.
 * Example: 09:00–10:30 and 10:30–12:00 cover 09:00–12:00. Odd case: no spans cover nothing. Source: clinical reference §8.2.
 */
export function isCovered(stretch: Span, spans: readonly Span[]): boolean {
  let reached = stretch.startsAt;
  for (const { startsAt, endsAt } of spans.toSorted((one, other) => one.startsAt - other.startsAt)) {
    if (startsAt > reached) break;
    if (endsAt > reached) reached = endsAt;
  }
  return reached >= stretch.endsAt;
}

/**
 * What remains of the spans when the holes are cut out.
 * Example: 09:00–17:00 without 12:00–13:00 is 09:00–12:00 and 13:00–17:00. Odd case: a hole outside takes nothing away. Source: clinical
 * reference §8.2.
 */
export function without(spans: readonly Span[], holes: readonly Span[]): readonly Span[] {
  return holes.reduce<readonly Span[]>(
    (rest, hole) =>
      rest.flatMap((one) =>
        doTouch(one, hole)
          ? [
              { startsAt: one.startsAt, endsAt: hole.startsAt },
              { startsAt: hole.endsAt, endsAt: one.endsAt },
            ].filter(({ startsAt, endsAt }) => startsAt < endsAt)
          : [one],
      ),
    spans,
  );
}
