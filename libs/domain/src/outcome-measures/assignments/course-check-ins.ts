import { plusMinutes, type Instant } from '../../shared/instant.js';
import { instantAtLocalTime, localDateAt, localTimeAt } from '../../shared/local-time.js';
import { localDate, plusDays, type LocalDate } from '../../shared/local-date.js';
import { daysInMonth } from '../../shared/calendar.js';
import {
  clinicTimingTable,
  defaultTimingTable,
  type DueMeasure,
  historyTimingTable,
  measuresDue,
  requestsWithinCap,
  type MeasurePoint,
  type TimingTable,
} from '../timing/index.js';
import { type AssignmentPlace, decideAssignment } from './assignment.js';

/** What has happened in a course, as far as it makes measures due. Doses by their first moment, oldest first. */
export interface CourseHappenings {
  /** The patient's own zone, or the clinic's while the record knows none. */
  readonly zone: string;
  /** When the evaluation that screens the patient is or was; null when none is booked. */
  readonly screenedAt: Instant | null;
  readonly doses: readonly Instant[];
  /** Booked visits of the next day at which a dose is planned. */
  readonly nextDoses: readonly Instant[];
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
  readonly place: AssignmentPlace;
  readonly instruments: readonly string[];
  readonly opensAt: Instant;
  readonly remindAt: Instant;
  readonly closesAt: Instant;
}

interface PlacedMeasure extends DueMeasure {
  readonly place: AssignmentPlace;
}

interface Occasion {
  readonly key: string;
  readonly event: MeasurePoint;
  readonly at: Instant;
  readonly month?: number;
  readonly sessionNumber?: number;
}

const followUpMonths = [1, 3, 6, 12];

/**
 * The check-ins whose window is open now: about the evaluation, the day after each dose, every week of induction, at its end, and one, three, six and twelve months
 * later, with the history forms that go with them and before a booked dose; forms that a patient can fill in alone go out within the
 * burden cap, the others are due at the clinic. Source: clinical reference §1.6, §4.9.
 *
 * Example: a dose on Tuesday at ten opens its check-in on Wednesday at six and closes it on Thursday at ten.
 * Odd cases: a form that another check-in asks already is left out; a window nobody looked at while it was open is not opened afterwards;
 * weeks and months are counted on the patient's calendar, so the hour stays over a change of clocks.
 */
export function courseCheckIns(course: CourseHappenings, now: Instant, table: TimingTable = defaultTimingTable): readonly CourseCheckIn[] {
  const asked = new Set(course.asked);
  return occasionsOf(course).flatMap((occasion) => {
    const open = dueAt(occasion, course, table).filter(({ opensAt, closesAt, instrument }) => {
      return opensAt <= now && now < closesAt && !asked.has(instrument);
    });
    for (const { instrument } of open) asked.add(instrument);
    const [away, here] = [open.filter(({ place }) => place === 'anywhere'), open.filter(({ place }) => place === 'clinic')];
    const requests = requestsWithinCap(
      away.map(({ instrument }) => instrument),
      table.burdenCapMinutes,
    );
    const sent = requests.map((instruments, index) => checkIn(`${occasion.key} ${index + 1}`, away, instruments));
    const taken = here.map(({ instrument }) => instrument);
    return [...sent, ...(taken.length === 0 ? [] : [checkIn(`${occasion.key} at the clinic`, here, taken)])].flat();
  });
}

function checkIn(key: string, [first]: readonly PlacedMeasure[], instruments: readonly string[]): CourseCheckIn[] {
  if (first === undefined) return [];
  const { place, opensAt, remindAt, closesAt } = first;
  return [{ key, place, instruments, opensAt, remindAt, closesAt }];
}

/** What an occasion asks, each with where: a form that no patient can fill in alone is taken at the clinic. */
function dueAt(
  { event, at, ...which }: Occasion,
  { zone, isTraumaTreated, lastAnsweredOn }: CourseHappenings,
  table: TimingTable,
): PlacedMeasure[] {
  const on = localDateAt(at, zone);
  const occasion = { event, at, on, isTraumaTreated, lastAnsweredOn, ...which };
  const isAroundDose = event === 'pre-dose' || event === 'after-dose';
  const asked = [...(isAroundDose ? [] : measuresDue(occasion, table)), ...measuresDue(occasion, historyTimingTable)];
  const placed = asked.map((due): PlacedMeasure => ({ ...due, place: decideAssignment([due.instrument]).allowed ? 'anywhere' : 'clinic' }));
  return [...placed, ...measuresDue(occasion, clinicTimingTable).map((due): PlacedMeasure => ({ ...due, place: 'clinic' }))];
}

function occasionsOf({ screenedAt, doses, nextDoses, inductionEndedAt, zone }: CourseHappenings): readonly Occasion[] {
  const screening =
    screenedAt === null ? [] : [{ key: `screening ${localDateAt(screenedAt, zone)}`, event: 'screening', at: screenedAt } as const];
  const afterDoses = doses.flatMap((at, index): Occasion[] =>
    (['after-dose', 'day-after-dose'] as const).map((event) => ({ key: `${event} ${index + 1}`, event, at, sessionNumber: index + 1 })),
  );
  const before = nextDoses.map((at): Occasion => ({ key: `pre-dose ${localDateAt(at, zone)}`, event: 'pre-dose', at }));
  return [...screening, ...before, ...afterDoses, ...weeks(doses, inductionEndedAt, zone), ...afterInduction(inductionEndedAt, zone)];
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
