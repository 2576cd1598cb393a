import type { ArrangedEntry } from './arrange.js';
import { measuredIn, minuteOf } from './primary-readings.js';

/** What stands in one row of the flowsheet. */
export type RowEntries = [first: ArrangedEntry, ...others: ArrangedEntry[]];

/** Whoever measured the same thing at the same moment has a row of their own: neither value hides the other. Source: clinical reference §3.2. */
export function sideBySide(moment: RowEntries): readonly RowEntries[] {
  const rows: RowEntries[] = [];
  for (const one of moment) {
    const free = rows.filter((row) => !row.some((other) => overlap(one, other)));
    const own = free.find((row) => row.some(({ entry }) => entry.authorId === one.entry.authorId)) ?? free.at(0);
    if (own === undefined) rows.push([one]);
    else own.push(one);
  }
  return rows;
}

/**
 * By row: who else charted the same things for its minute. Example: Ruiz at 10:15:00 and Bauer at 10:15:20 are each other's rival.
 * Odd case: one person measuring twice within a minute measured again; only at the very same moment is it the same reading twice.
 */
export function rivalsOf(rows: readonly RowEntries[]): ReadonlyMap<RowEntries, readonly string[]> {
  const byMinute = new Map<number, RowEntries[]>();
  for (const row of rows) byMinute.set(minuteOf(row[0].at), [...(byMinute.get(minuteOf(row[0].at)) ?? []), row]);
  return new Map(
    rows.map((row) => {
      const others = (byMinute.get(minuteOf(row[0].at)) ?? []).filter((other) => other !== row);
      const rivals = others.flat().filter((other) => row.some((one) => areRivals(one, other)));
      return [row, [...new Set(rivals.map(({ entry }) => entry.authorId))]];
    }),
  );
}

function areRivals(one: ArrangedEntry, other: ArrangedEntry): boolean {
  return (one.at === other.at || one.entry.authorId !== other.entry.authorId) && overlap(one, other);
}

function overlap(one: ArrangedEntry, other: ArrangedEntry): boolean {
  const measured = measuredIn(one.entry);
  return measuredIn(other.entry).some((name) => measured.includes(name));
}
