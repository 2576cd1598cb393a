import { type Instant, plusMinutes } from '../../shared/instant.js';
import { daysBetween, type LocalDate } from '../../shared/local-date.js';
import { instrumentOf } from '../instruments/index.js';
import { type MeasurePoint, defaultTimingTable, type TimedMeasure, type TimingTable } from './timing-table.js';

/** One happening in a course, with what decides which measures it asks for. */
export interface CourseOccasion {
  readonly event: MeasurePoint;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly isTraumaTreated: boolean;
  readonly sessionNumber?: number;
  readonly month?: number;
  readonly lastAnsweredOn: Readonly<Record<string, LocalDate | null>>;
}

export interface DueMeasure {
  readonly instrument: string;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly remindAt: Instant;
}

/**
 * The measures a course event makes due, each with its window and one reminder. Source: clinical reference §4.9.
 *
 * Example: a pre-dose visit six days after the last PHQ-9 asks the PHQ-2 instead; after seven days the PHQ-9.
 * Odd case: an instrument never answered before is always due; a month that is not in the table asks for nothing.
 */
export function measuresDue(occasion: CourseOccasion, table: TimingTable = defaultTimingTable): DueMeasure[] {
  return table.rows
    .filter((row) => row.event === occasion.event)
    .flatMap((row) => {
      const opensAt = plusMinutes(occasion.at, row.opensAfterHours * 60);
      const closesAt = plusMinutes(occasion.at, row.closesAfterHours * 60);
      const remindAt = plusMinutes(opensAt, ((row.closesAfterHours - row.opensAfterHours) * 60 * table.reminderAtPercent) / 100);
      return row.measures
        .flatMap((measure) => askedFor(measure, occasion))
        .map((instrument) => ({ instrument, opensAt, closesAt, remindAt }));
    });
}

function askedFor(measure: TimedMeasure, occasion: CourseOccasion): readonly string[] {
  if (!applies(measure, occasion)) return [];
  const last = occasion.lastAnsweredOn[measure.instrument] ?? null;
  const isTooSoon = last !== null && daysBetween(last, occasion.on) < (measure.minimumDaysSinceLast ?? 0);
  return isTooSoon ? (measure.otherwise ?? []) : [measure.instrument];
}

function applies({ indication, atMonths, ...measure }: TimedMeasure, occasion: CourseOccasion): boolean {
  const { sessionNumber = 0, month = 0, isTraumaTreated } = occasion;
  const isForPatient = indication !== 'trauma' || isTraumaTreated;
  return isForPatient && isSessionOf(measure, sessionNumber) && (atMonths === undefined || atMonths.includes(month));
}

function isSessionOf({ fromSession = 0, everySessions }: Pick<TimedMeasure, 'fromSession' | 'everySessions'>, session: number): boolean {
  return session >= fromSession && (everySessions === undefined || (session > 0 && session % everySessions === 0));
}

/**
 * Splits measures into requests that stay within the burden cap, in their order. Source: clinical reference §4.9 [D 12 min].
 * Example: PHQ-9 (3), MEQ30 (6), PCL-5 (6) become [PHQ-9, MEQ30] and [PCL-5].
 * Odd case: one instrument longer than the cap is a request of its own; an unknown one is left out.
 */
export function requestsWithinCap(instrumentIds: readonly string[], capMinutes: number = defaultTimingTable.burdenCapMinutes): string[][] {
  const requests: { ids: string[]; minutes: number }[] = [];
  for (const id of instrumentIds) {
    const minutes = instrumentOf(id)?.minutes;
    if (minutes === undefined) continue;
    const open = requests.at(-1);
    if (open !== undefined && open.minutes + minutes <= capMinutes) {
      open.ids.push(id);
      open.minutes += minutes;
    } else requests.push({ ids: [id], minutes });
  }
  return requests.map((request) => request.ids);
}
