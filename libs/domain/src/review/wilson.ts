/** A share of `successes` among `of`, with the interval it lies in; percentages to one place, half up. */
export interface Rate {
  readonly successes: number;
  readonly of: number;
  /** Null where nothing was counted: no share of nothing is known. */
  readonly percent: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** The standard normal value that leaves 95 % in the middle. */
const z95 = 1.959_963_985;

/**
 * A share with its 95 % interval after Wilson, which holds also for few cases and for shares of 0 and 100 %. Counts are whole, from 0 up;
 * more successes than cases, negative or broken counts are refused with a RangeError. Source: Wilson 1927; clinical reference §10.7 (n beside every share).
 *
 * Example: 5 of 10 is 50 %, from 23.7 to 76.3 %.
 * Odd case: 0 of 10 is 0 %, from 0 to 27.8 %; 0 of 0 has no share at all.
 */
export function rateOf(successes: number, of: number): Rate {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(of) || successes < 0 || successes > of) {
    throw new RangeError('A share needs whole counts, and no more successes than cases');
  }
  if (of === 0) return { successes, of, percent: null, from: null, to: null };
  const share = successes / of;
  const square = z95 * z95;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half = (z95 * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / (1 + square / of);
  return { successes, of, percent: shown(share), from: shown(Math.max(0, middle - half)), to: shown(Math.min(1, middle + half)) };
}

function shown(share: number): number {
  return Math.round(share * 1_000) / 10;
}
