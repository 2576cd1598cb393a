import type { EntryDetails, Signs, VitalSign } from '../dosing-sessions/index.js';
import type { Instant } from '../shared/index.js';
import type { MonitorReading } from './read-results.js';
import type { MonitorReason } from './monitor-reasons.js';

/** The signs a monitor measured at one moment. */
export interface MonitorRow {
  readonly at: Instant;
  readonly signs: Signs;
}

export type StreamedRow = EntryDetails<'vitals-streamed'>['rows'][number];

/** Up to a minute of rows, as one entry holds them. */
export interface MonitorBatch {
  readonly at: Instant;
  readonly rows: readonly StreamedRow[];
}

/**
 * Puts the readings of one moment beside each other, in order of time. Of two sources of one sign the better one is kept; two values of the
 * same source are no value. Half a pressure, and one whose systolic is not above its diastolic, are left out. Source: clinical reference §3.1.
 *
 * Example: a heart rate and both pressures of 10:05 are one row.
 * Odd case: what is left out leaves the row's other signs standing.
 */
export function rowsOf(readings: readonly MonitorReading[]): {
  readonly rows: readonly MonitorRow[];
  readonly reasons: readonly MonitorReason[];
} {
  const reasons = new Set<MonitorReason>();
  const moments = new Map<Instant, MonitorReading[]>();
  for (const reading of readings) moments.set(reading.at, [...(moments.get(reading.at) ?? []), reading]);
  const rows = [...moments].map(([at, together]): MonitorRow => ({ at, signs: wholePressure(signsOf(together, reasons), reasons) }));
  return {
    rows: rows.filter(({ signs }) => Object.keys(signs).length > 0).toSorted((one, other) => one.at - other.at),
    reasons: [...reasons],
  };
}

function signsOf(together: readonly MonitorReading[], reasons: Set<MonitorReason>): Signs {
  const signs: { [Sign in VitalSign]?: number } = {};
  for (const sign of new Set(together.map((reading) => reading.sign))) {
    const sources = together.filter((reading) => reading.sign === sign);
    const best = Math.min(...sources.map(({ rank }) => rank));
    const values = new Set(sources.filter(({ rank }) => rank === best).map(({ value }) => value));
    if (values.size > 1) reasons.add('values-disagree');
    else for (const value of values) signs[sign] = value;
  }
  return signs;
}

function wholePressure({ systolicMmHg, diastolicMmHg, ...others }: Signs, reasons: Set<MonitorReason>): Signs {
  if (systolicMmHg === undefined && diastolicMmHg === undefined) return others;
  if (systolicMmHg === undefined || diastolicMmHg === undefined) reasons.add('half-a-pressure');
  else if (systolicMmHg <= diastolicMmHg) reasons.add('pressure-out-of-order');
  else return { systolicMmHg, diastolicMmHg, ...others };
  return others;
}

const longestMs = 60_000;
const mostRows = 120;

/**
 * Cuts rows into entries of at most a minute each. Example: rows at 10:05:00, 10:05:40 and 10:06:30 are two batches. Odd case: no rows are
 * no batch. Source: architecture §2 (monitor streams).
 */
export function batchesOf(rows: readonly MonitorRow[]): readonly MonitorBatch[] {
  return rows.reduce<MonitorBatch[]>((batches, { at, signs }) => {
    const last = batches.at(-1);
    const isNew = last === undefined || at - last.at > longestMs || last.rows.length >= mostRows;
    if (isNew) return [...batches, { at, rows: [{ offsetSeconds: 0, ...signs }] }];
    const row = { offsetSeconds: Math.floor((at - last.at) / 1_000), ...signs };
    return [...batches.slice(0, -1), { at: last.at, rows: [...last.rows, row] }];
  }, []);
}

/**
 * A batch with corrected values in one of its rows; null when it has no row of that moment. The row's other signs stay.
 *
 * Example: a heart rate of 72 at 10:05:20 corrected to 75 is the same batch with 75 in that row.
 * Odd case: a corrected pressure comes whole, since half a one is no row. Source: architecture §2 (corrections).
 */
export function correctedBatch({ at, rows }: MonitorBatch, corrected: MonitorRow): MonitorBatch | null {
  const offsetSeconds = Math.floor((corrected.at - at) / 1_000);
  const index = rows.findIndex((row) => row.offsetSeconds === offsetSeconds);
  const row = rows[index];
  if (row === undefined) return null;
  return { at, rows: rows.with(index, { ...row, ...corrected.signs }) };
}
