import { plusMinutes, type Instant } from '../../shared/instant.js';
import { instantAtLocalTime, localDateAt, localTimeAt } from '../../shared/local-time.js';
import { localDate, plusDays, type LocalDate } from '../../shared/local-date.js';
import { daysInMonth } from '../../shared/calendar.js';
import { defaultTimingTable, measuresDue, requestsWithinCap, type MeasurePoint, type TimingTable } from '../timing/index.js';
import { decideAssignment } from './assignment.js';

/** What has happened in a course, as far as it makes measures due. Doses by their first moment, oldest first. */
export interface CourseHappenings {
  /** The patient's own zone, or the clinic's while the record knows none. */
  readonly zone: string;
  /** When the evaluation that screens the patient is or was; null when none is booked. */
  readonly screenedAt: Instant | null;
  readonly doses: readonly Instant[];
  /** When the course went from induction into its review; null while it has not. */
  readonly inductionEndedAt: Instant | null;
  readonly isTraumaTreated: boolean;
  readonly lastAnsweredOn: Readonly<Record<string, LocalDate | null>>;
  /** Forms that an open check-in asks already: nobody is asked twice. */
  readonly asked: readonly string[];
}

/** A check-in that a course makes by itself. The key names its cause, so that it is made once. */
export interface CourseCheckIn {
  readonly key: string;
  readonly instruments: readonly string[];
  readonly opensAt: Instant;
  readonly remindAt: Instant;
  readonly closesAt: Instant;
}

interface Occasion {
  readonly key: string;
  readonly event: MeasurePoint;
  readonly at: Instant;
  readonly month?: number;
}

const followUpMonths = [1, 3, 6, 12];

/**
 * The check-ins whose window is open now: about the evaluation, the day after each dose, every week of induction, at its end, and one, three, six and twelve months
 * later; only forms that a patient can fill in alone, within the burden cap. Source: clinical reference §4.9.
 *
 * Example: a dose on Tuesday at ten opens its check-in on Wednesday at six and closes it on Thursday at ten.
 * Odd cases: a form that another check-in asks already is left out; a window nobody looked at while it was open is not opened afterwards;
 * weeks and months are counted on the patient's calendar, so the hour stays over a change of clocks.
 */
export function courseCheckIns(course: CourseHappenings, now: Instant, table: TimingTable = defaultTimingTable): readonly CourseCheckIn[] {
  const asked = new Set(course.asked);
  return occasionsOf(course).flatMap(({ key, event, at, month }) => {
    const on = localDateAt(at, course.zone);
    const { isTraumaTreated, lastAnsweredOn } = course;
    const due = measuresDue({ event, at, on, isTraumaTreated, lastAnsweredOn, ...(month === undefined ? {} : { month }) }, table);
    const open = due.filter(({ opensAt, closesAt, instrument }) => opensAt <= now && now < closesAt && !asked.has(instrument));
    const [first] = open;
    if (first === undefined) return [];
    const alone = open.map(({ instrument }) => instrument).filter((instrument) => decideAssignment([instrument]).allowed);
    for (const instrument of alone) asked.add(instrument);
    const { opensAt, remindAt, closesAt } = first;
    const requests = requestsWithinCap(alone, table.burdenCapMinutes);
    return requests.map((instruments, index) => ({ key: `${key} ${index + 1}`, instruments, opensAt, remindAt, closesAt }));
  });
}

function occasionsOf({ screenedAt, doses, inductionEndedAt, zone }: CourseHappenings): readonly Occasion[] {
  const screening =
    screenedAt === null ? [] : [{ key: `screening ${localDateAt(screenedAt, zone)}`, event: 'screening', at: screenedAt } as const];
  const afterDoses = doses.map((at, index): Occasion => ({ key: `day-after-dose ${index + 1}`, event: 'day-after-dose', at }));
  return [...screening, ...afterDoses, ...weeks(doses, inductionEndedAt, zone), ...afterInduction(inductionEndedAt, zone)];
}

/** From the first dose on; without an end known, up to four weeks after the last dose. */
function weeks(doses: readonly Instant[], endedAt: Instant | null, zone: string): readonly Occasion[] {
  const [first, last] = [doses[0], doses.at(-1)];
  if (first === undefined || last === undefined) return [];
  const until = endedAt ?? plusMinutes(last, 28 * 24 * 60);
  const found: Occasion[] = [];
  for (let week = 1; week <= 60; week += 1) {
    const at = onDay(plusDays(localDateAt(first, zone), 7 * week), first, zone);
    if (at > until) break;
    found.push({ key: `week ${week}`, event: 'week', at });
  }
  return found;
}

function afterInduction(endedAt: Instant | null, zone: string): readonly Occasion[] {
  if (endedAt === null) return [];
  const months = followUpMonths.map((month): Occasion => {
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
