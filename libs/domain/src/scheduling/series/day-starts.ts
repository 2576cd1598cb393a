import { instantAtLocalTime, instantFromMs, localTimeAt, type Instant } from '../../shared/index.js';
import type { DaySituation } from '../day-situation.js';
import { ofEach } from '../of-each.js';

/** Starts are tried every quarter of an hour. */
const gridMs = 15 * 60_000;

export interface Start {
  readonly startsAt: Instant;
  /** On the site's wall clock. */
  readonly at: string;
}

/**
 * Quarters of an hour on the site's wall clock, so that a nine o'clock visit is at nine on both sides of a clock change.
 * Reading a wall clock costs more than judging it, and every visit asks for the same day.
 */
export const startsOf = ofEach(({ on, openSpans, zone }: DaySituation): readonly Start[] =>
  openSpans.flatMap(({ startsAt, endsAt }) => {
    const hour = instantAtLocalTime(on, `${localTimeAt(startsAt, zone).slice(0, 2)}:00`, zone);
    const count = Math.ceil((endsAt - hour) / gridMs);
    return Array.from({ length: count }, (_, index) => instantFromMs(hour + index * gridMs))
      .filter((at) => at >= startsAt)
      .map((at) => ({ startsAt: at, at: localTimeAt(at, zone) }));
  }),
);
