import { instantAtLocalTime, instantFromMs, localTimeAt, type Instant } from '../../shared/index.js';
import type { DaySituation } from '../day-situation.js';

/** Starts are tried every quarter of an hour. */
const gridMs = 15 * 60_000;

export interface Start {
  readonly startsAt: Instant;
  /** On the site's wall clock. */
  readonly at: string;
}

// Reading a wall clock costs more than judging it, and every visit asks for the same day. It goes with the day it is remembered for.
const startsOfDays = new WeakMap<DaySituation, readonly Start[]>();

/** Quarters of an hour on the site's wall clock, so that a nine o'clock visit is at nine on both sides of a clock change. */
export function startsOf(situation: DaySituation): readonly Start[] {
  const known = startsOfDays.get(situation);
  if (known !== undefined) return known;
  const { on, openSpans, zone } = situation;
  const starts = openSpans.flatMap(({ startsAt, endsAt }) => {
    const hour = instantAtLocalTime(on, `${localTimeAt(startsAt, zone).slice(0, 2)}:00`, zone);
    const count = Math.ceil((endsAt - hour) / gridMs);
    return Array.from({ length: count }, (_, index) => instantFromMs(hour + index * gridMs))
      .filter((at) => at >= startsAt)
      .map((at) => ({ startsAt: at, at: localTimeAt(at, zone) }));
  });
  startsOfDays.set(situation, starts);
  return starts;
}
