import { rateOf, type Rate } from './wilson.js';

/** Numbers that a clinic decides on. Source: clinical reference §0 [D]. */
export interface AnalyticsPolicy {
  readonly version: string;
  /** Groups of fewer patients than this are not shown: somebody in the clinic would know who they are. */
  readonly smallestGroup: number;
  readonly inductionWithinDays: number;
  /** A session that begins more than this many minutes after its planned start is late. */
  readonly lateAfterMin: number;
}

export const defaultAnalyticsPolicy: AnalyticsPolicy = { version: '1', smallestGroup: 5, inductionWithinDays: 21, lateAfterMin: 15 };

export interface GroupCount {
  readonly key: string;
  readonly successes: number;
  readonly of: number;
}

/** A group's share, or that it is withheld: then neither its share nor its size is said. */
export type GroupRate =
  | { readonly key: string; readonly isWithheld: false; readonly rate: Rate }
  | { readonly key: string; readonly isWithheld: true; readonly rate: null };

/**
 * Shares of groups of patients, with the small ones withheld. One withheld group alone could be worked out from a total, so the next
 * smallest is withheld with it. Groups nobody is in say so and hide nobody. Source: clinical reference §9.2 (minimum necessary).
 *
 * Example: groups of 40, 12 and 3 with 5 as the smallest: the 3 and the 12 are withheld.
 * Odd case: of a single group of 3 nothing is left to withhold with it; it alone is withheld.
 */
export function withholdSmall(groups: readonly GroupCount[], { smallestGroup }: AnalyticsPolicy): GroupRate[] {
  const people = groups.filter(({ of }) => of > 0).toSorted((one, other) => one.of - other.of);
  const small = people.filter(({ of }) => of < smallestGroup);
  const withheld = new Set((small.length === 1 ? people.slice(0, 2) : small).map(({ key }) => key));
  return groups.map(({ key, successes, of }) =>
    withheld.has(key) ? { key, isWithheld: true, rate: null } : { key, isWithheld: false, rate: rateOf(successes, of) },
  );
}
