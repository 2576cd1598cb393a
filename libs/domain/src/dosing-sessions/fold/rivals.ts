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

export interface RowWithRivals {
  readonly row: RowEntries;
  readonly rivalIds: readonly string[];
}

/**
 * Each row, in order of time as before, with who else charted the same things for its minute.
 * Example: Ruiz at 10:15:00 and Bauer at 10:15:20 are each other's rival.
 * Odd case: one person measuring twice within a minute measured again; only at the very same moment is it the same reading twice.
 */
export function rivalsOf(rows: readonly RowEntries[]): readonly RowWithRivals[] {
  return byMinute(rows).flatMap((together) => (isOneWatch(together) ? together.map(withoutRivals) : together.map(rivalsAmong)));
}

/** One person, one row a moment: a monitor's minute has a hundred of them, and comparing each with each would be all that the fold does. */
function isOneWatch(together: readonly RowEntries[]): boolean {
  const [[{ entry }]] = together as readonly [RowEntries];
  const isAlone = together.every((row) => row.every((one) => one.entry.authorId === entry.authorId));
  return isAlone && new Set(together.map(([first]) => first.at)).size === together.length;
}

function withoutRivals(row: RowEntries): RowWithRivals {
  return { row, rivalIds: [] };
}

function rivalsAmong(row: RowEntries, _index: number, together: readonly RowEntries[]): RowWithRivals {
  const others = together.filter((other) => other !== row).flat();
  const rivals = others.filter((other) => row.some((one) => areRivals(one, other)));
  return { row, rivalIds: [...new Set(rivals.map(({ entry }) => entry.authorId))] };
}

/** The rows stand in order of time, so those of one minute stand together. */
function byMinute(rows: readonly RowEntries[]): readonly RowEntries[][] {
  const groups: [RowEntries, ...RowEntries[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && minuteOf(last[0][0].at) === minuteOf(row[0].at)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function areRivals(one: ArrangedEntry, other: ArrangedEntry): boolean {
  return (one.at === other.at || one.entry.authorId !== other.entry.authorId) && overlap(one, other);
}

function overlap(one: ArrangedEntry, other: ArrangedEntry): boolean {
  const measured = measuredIn(one.entry);
  return measuredIn(other.entry).some((name) => measured.includes(name));
}
