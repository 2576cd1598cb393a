import type { CsvCell } from './csv.js';
import type { GroupRate } from './small-cells.js';
import type { Rate } from './wilson.js';

/** One row as it is drawn: a share of 100 with its interval, or that it is withheld or unknown. */
export interface AnalyticsBar {
  readonly label: string;
  /** Null is not known or withheld: nothing is drawn, and the words say why. */
  readonly percent: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly words: string;
}

/** One question with its answer as a table and as bars of the same rows. */
export interface AnalyticsTable {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  /** What the bars are the share of; null for a table without a drawing. */
  readonly barsOf: string | null;
  readonly bars: readonly AnalyticsBar[];
}

/** Shares of courses by protocol. Example: a withheld group is a row with that word and empty cells. Odd case: no group, no row. Source: clinical reference §9.2. */
export function ratesTable(id: string, title: string, groups: readonly GroupRate[]): Omit<AnalyticsTable, 'note'> {
  return {
    ...{ id, title, columns: ['Protocol', 'Courses', 'Reached', 'Per cent', 'From', 'To'], barsOf: 'of the courses' },
    rows: groups.map(({ key, rate }) => (rate === null ? [key, 'withheld', null, null, null, null] : [key, ...cellsOf(rate)])),
    bars: groups.map(({ key, rate }) =>
      rate === null ? { label: key, percent: null, from: null, to: null, words: 'withheld: too few to show' } : barOf(key, rate),
    ),
  };
}

/** Cases, successes, per cent and interval as cells. Example: 1 of 4 is 4, 1, 25, 4.6, 69.9. Odd case: of nothing the last three are empty. Source: clinical reference §10.7. */
export function cellsOf({ of, successes, percent, from, to }: Rate): CsvCell[] {
  return [of, successes, percent, from, to];
}

/** A share as its bar. Example: "25 % (1 of 4)". Odd case: of nothing there is no bar, and the words say so. Source: design system §7. */
export function barOf(label: string, { percent, from, to, successes, of }: Rate): AnalyticsBar {
  return { label, percent, from, to, words: percent === null ? 'nothing to count' : `${percent} % (${successes} of ${of})` };
}
