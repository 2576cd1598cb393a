import { daysInMonth } from '../../shared/calendar.js';
import { plusMinutes, type Instant } from '../../shared/instant.js';
import { localDate, plusDays, type LocalDate } from '../../shared/local-date.js';
import { instantAtLocalTime, localDateAt, localTimeAt } from '../../shared/local-time.js';
import type { MeasurePoint } from '../timing/index.js';

/** What has happened in a course, as far as it makes measures due. Doses by their first moment, oldest first. */
export interface CourseHappenings {
  /** The patient's own zone, or the clinic's while the record knows none. */
  readonly zone: string;
  /** When the evaluation that screens the patient is or was; null when none is booked. */
  readonly screenedAt: Instant | null;
  readonly doses: readonly Instant[];
  /** Booked visits of the next day at which a dose is planned. */
  readonly nextDoses: readonly Instant[];
  /** Integration sessions of the course that were held or are booked within the next day, oldest first. */
  readonly integrationSessions: readonly Instant[];
  /** When the course went from induction into its review; null while it has not. */
  readonly inductionEndedAt: Instant | null;
  readonly isTraumaTreated: boolean;
  readonly lastAnsweredOn: Readonly<Record<string, LocalDate | null>>;
  /** Forms that an open check-in asks already: nobody is asked twice. */
  readonly asked: readonly string[];
}

/** One occurrence in a course that may ask for measures; the key names it for ever. */
export interface CourseOccurrence {
  readonly key: string;
  readonly event: MeasurePoint;
  readonly at: Instant;
  readonly month?: number;
  readonly sessionNumber?: number;
}

const followUpMonths = [1, 3, 6, 12];

/**
 * All that has happened or is booked in a course and may ask for measures. Source: clinical reference §1.6, §4.9. Example: one dose gives
 * 'after-dose 1', 'day-after-dose 1' and 'week 1' to 'week 4'. Odd case: weeks and months are counted on the patient's calendar, so the hour
 * stays over a change of clocks.
 */
export function occasionsOf({
  screenedAt,
  doses,
  nextDoses,
  integrationSessions,
  inductionEndedAt,
  zone,
}: CourseHappenings): readonly CourseOccurrence[] {
  const screening =
    screenedAt === null ? [] : [{ key: `screening ${localDateAt(screenedAt, zone)}`, event: 'screening', at: screenedAt } as const];
  const afterDoses = doses.flatMap((at, index): CourseOccurrence[] =>
    (['after-dose', 'day-after-dose'] as const).map((event) => ({ key: `${event} ${index + 1}`, event, at, sessionNumber: index + 1 })),
  );
  const before = nextDoses.map((at): CourseOccurrence => ({ key: `pre-dose ${localDateAt(at, zone)}`, event: 'pre-dose', at }));
  const integrations = integrationSessions.map((at, index): CourseOccurrence => {
    const sessionNumber = index + 1;
    return { key: `integration-session ${localDateAt(at, zone)}`, event: 'integration-session', at, sessionNumber };
  });
  return [
    ...screening,
    ...before,
    ...afterDoses,
    ...integrations,
    ...weeks(doses, inductionEndedAt, zone),
    ...afterInduction(inductionEndedAt, zone),
  ];
}

/** From the first dose on; without an end known, up to four weeks after the last dose. */
function weeks(doses: readonly Instant[], endedAt: Instant | null, zone: string): readonly CourseOccurrence[] {
  const [first, last] = [doses[0], doses.at(-1)];
  if (first === undefined || last === undefined) return [];
  const until = endedAt ?? plusMinutes(last, 28 * 24 * 60);
  const found: CourseOccurrence[] = [];
  for (let week = 1; week <= 60; week += 1) {
    const at = onDay(plusDays(localDateAt(first, zone), 7 * week), first, zone);
    if (at > until) break;
    found.push({ key: `week ${week}`, event: 'week', at });
  }
  return found;
}

function afterInduction(endedAt: Instant | null, zone: string): readonly CourseOccurrence[] {
  if (endedAt === null) return [];
  const months = followUpMonths.map((month): CourseOccurrence => {
    const at = onDay(monthsLater(localDateAt(endedAt, zone), month), endedAt, zone);
    return { key: `month ${month}`, event: 'follow-up-month', at, month };
  });
  return [{ key: 'end-of-induction', event: 'end-of-induction', at: endedAt }, ...months];
}

function onDay(day: LocalDate, clockOf: Instant, zone: string): Instant {
  return instantAtLocalTime(day, localTimeAt(clockOf, zone), zone);
}

/** The same day of a later month, or its last where the month is shorter. */
function monthsLater(from: LocalDate, months: number): LocalDate {
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8))] as const;
  const later = month - 1 + months;
  const [intoYear, intoMonth] = [year + Math.floor(later / 12), (later % 12) + 1];
  const intoDay = Math.min(day, daysInMonth(intoYear, intoMonth));
  return localDate(`${intoYear}-${String(intoMonth).padStart(2, '0')}-${String(intoDay).padStart(2, '0')}`);
}
