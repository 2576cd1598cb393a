import type { SessionEntry } from '../entries/index.js';
import type { ArrangedEntry } from './arrange.js';
import { measuredIn, minuteOf } from './primary-readings.js';

/** What stands in one row of the flowsheet. */
export type RowEntries = [first: ArrangedEntry, ...others: ArrangedEntry[]];

/** The rows of one moment: more than one where somebody measured the same thing as another. */
type MomentRows = readonly [first: RowEntries, ...others: RowEntries[]];

/** Whoever measured the same thing at the same moment has a row of their own: neither value hides the other. Source: clinical reference §3.2. */
export function sideBySide(moment: RowEntries): MomentRows {
  if (moment.length === 1) return [moment];
  const rows: [RowEntries, ...RowEntries[]] = [[moment[0]]];
  for (const one of moment.slice(1)) {
    const free = rows.filter((row) => !row.some((other) => overlap(one, other)));
    const own = free.find((row) => row.some(({ entry }) => entry.authorId === one.entry.authorId)) ?? free.at(0);
    if (own === undefined) rows.push([one]);
    else own.push(one);
  }
  return rows;
}

/**
 * Of the rows that others charted too: who else charted the same things for the same minute.
 * Example: Ruiz at 10:15:00 and Bauer at 10:15:20 are each other's rival.
 * Odd case: one person measuring twice within a minute measured again; only at the very same moment is it the same reading twice.
 */
export function rivalsOf(moments: readonly MomentRows[]): ReadonlyMap<RowEntries, readonly string[]> {
  const rivals = new Map<RowEntries, readonly string[]>();
  for (const minute of byMinute(moments).filter((together) => !isOneWatch(together))) {
    const measurers = measurersOf(minute.flat(2));
    for (const rows of minute) {
      for (const row of rows) rivals.set(row, rivalsAmong(row, rows, measurers));
    }
  }
  return rivals;
}

/** One person, one row a moment: a monitor's minute has a hundred of them, and nobody charted the same thing beside them. */
function isOneWatch(minute: readonly MomentRows[]): boolean {
  const [[[{ entry }]]] = minute as readonly [MomentRows];
  const isTheirs = (one: ArrangedEntry): boolean => one.entry.authorId === entry.authorId;
  return minute.every((rows) => rows.length === 1 && rows[0].every(isTheirs));
}

/** By what was measured within a minute: who measured it. */
function measurersOf(entries: readonly ArrangedEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const measurers = new Map<string, Set<string>>();
  for (const { entry } of entries) {
    for (const name of measuredIn(entry)) measurers.set(name, (measurers.get(name) ?? new Set()).add(entry.authorId));
  }
  return measurers;
}

function rivalsAmong(row: RowEntries, rows: MomentRows, measurers: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const measuredBy = (entry: SessionEntry): readonly string[] =>
    measuredIn(entry).flatMap((name) => [...(measurers.get(name) as ReadonlySet<string>)]);
  const others = row.flatMap(({ entry }) => measuredBy(entry).filter((authorId) => authorId !== entry.authorId));
  const beside = rows.filter((other) => other !== row).flat();
  const again = beside.filter((other) => row.some((one) => overlap(one, other))).map(({ entry }) => entry.authorId);
  return [...new Set([...others, ...again])];
}

/** The moments stand in order of time, so those of one minute stand together. */
function byMinute(moments: readonly MomentRows[]): readonly (readonly MomentRows[])[] {
  const minutes: [MomentRows, ...MomentRows[]][] = [];
  for (const rows of moments) {
    const last = minutes.at(-1);
    if (last !== undefined && minuteOf(last[0][0][0].at) === minuteOf(rows[0][0].at)) last.push(rows);
    else minutes.push([rows]);
  }
  return minutes;
}

function overlap(one: ArrangedEntry, other: ArrangedEntry): boolean {
  const measured = measuredIn(one.entry);
  return measuredIn(other.entry).some((name) => measured.includes(name));
}
