import type { AlertFinding, AlertLimit, FlowsheetRow, SessionFold, VitalSign } from '@sojourn/domain';
import { lineThrough, place, type Scale } from './chart-geometry.js';
import { legible } from './legible.js';

export interface PressureMark {
  readonly x: number;
  readonly top: number;
  readonly low: number;
  readonly isOut: boolean;
  /** What stands beside an out-of-range mark: value and arrow; empty in range, and where a worse one stands too near. */
  readonly words: string;
  readonly isStruck: boolean;
  /** Another reading of its minute counts. */
  readonly isAside: boolean;
}

export interface PointMark {
  readonly x: number;
  readonly y: number;
  readonly isOut: boolean;
  readonly words: string;
}

export interface LimitLine {
  readonly y: number;
  readonly words: string;
}

/** The finding of a row about one of the signs, where it is more than a notice. */
function findingOf({ findings }: FlowsheetRow, ...signs: readonly VitalSign[]): AlertFinding | undefined {
  return findings.find(({ sign, tier }) => tier !== 'info' && signs.some((one) => one === sign));
}

function arrowOf({ rule }: AlertFinding): string {
  return rule.endsWith('low') ? '↓' : '↑';
}

/** Each pressure as two marks with a stem; those out of range with their value, those corrected struck through. */
export function pressureMarks(fold: SessionFold, x: Scale, y: Scale): readonly PressureMark[] {
  const standing = fold.flowsheet.flatMap((row) => {
    const { systolicMmHg: systolic, diastolicMmHg: diastolic } = row.signs;
    if (systolic === undefined || diastolic === undefined) return [];
    const finding = findingOf(row, 'systolicMmHg', 'diastolicMmHg');
    const words =
      finding === undefined ? '' : `${finding.sign === 'diastolicMmHg' ? `${systolic}/${diastolic}` : systolic} ${arrowOf(finding)}`;
    const [top, low, isOut] = [place(y, systolic), place(y, diastolic), finding !== undefined];
    return [{ x: place(x, row.at), top, low, isOut, words, isStruck: false, isAside: false }];
  });
  const struck = fold.corrections.flatMap(({ entry, at, state }) => {
    if (entry.kind !== 'vitals-taken') return [];
    const isAside = state === 'set-aside';
    const { systolicMmHg: systolic, diastolicMmHg: diastolic } = entry.details;
    if (systolic === undefined || diastolic === undefined) return [];
    return [{ x: place(x, at), top: place(y, systolic), low: place(y, diastolic), isOut: false, words: '', isStruck: !isAside, isAside }];
  });
  return [...struck, ...legible(standing, ({ top }) => top)];
}

/** The charted points of one sign; an out-of-range one carries its value and an arrow. What was not measured is no point. */
export function pointMarks(fold: SessionFold, sign: VitalSign, x: Scale, y: Scale): readonly PointMark[] {
  const points = fold.flowsheet.flatMap((row) => {
    const value = row.signs[sign];
    if (value === undefined) return [];
    const finding = findingOf(row, sign);
    const words = finding === undefined ? '' : `${value} ${arrowOf(finding)}`;
    return [{ x: place(x, row.at), y: place(y, value), isOut: finding !== undefined, words }];
  });
  return legible(points, (point) => (sign === 'spo2Percent' ? -point.y : point.y));
}

/**
 * A monitor's readings of one sign as one path, at most one step a pixel: of the readings that share a pixel the lowest and the highest
 * are drawn, so that no dip is lost. Example: 2160 readings over 800 pixels are at most 1600 corners.
 */
export function streamPath(fold: SessionFold, sign: 'heartRatePerMin' | 'spo2Percent', x: Scale, y: Scale): string {
  const columns = new Map<number, { low: number; high: number }>();
  for (const { source, measured, at } of fold.readings) {
    const value = measured[sign];
    if (source !== 'streamed' || value === undefined) continue;
    const column = Math.round(place(x, at));
    const known = columns.get(column);
    if (known === undefined) columns.set(column, { low: value, high: value });
    else {
      known.low = Math.min(known.low, value);
      known.high = Math.max(known.high, value);
    }
  }
  return lineThrough(
    [...columns].flatMap(([column, { low, high }]) =>
      low === high
        ? [{ x: column, y: place(y, low) }]
        : [
            { x: column, y: place(y, low) },
            { x: column, y: place(y, high) },
          ],
    ),
  );
}

/** The clinic's nearest yellow limit of a sign in one direction, as a line with its words; null where its policy has none. */
export function limitLine(
  limits: readonly AlertLimit[],
  { sign, comparison, words }: { readonly sign: VitalSign; readonly comparison: 'at-least' | 'below'; readonly words: string },
  y: Scale,
): LimitLine | null {
  const found = limits
    .filter((limit) => limit.tier === 'yellow' && limit.sign === sign && limit.comparison === comparison)
    .map(({ limit }) => limit);
  if (found.length === 0) return null;
  const limit = comparison === 'at-least' ? Math.min(...found) : Math.max(...found);
  return { y: place(y, limit), words: `${words} ${comparison === 'at-least' ? '≥' : '<'} ${limit}` };
}
