import type { Instant } from '../../shared/instant.js';
import { localDateAt } from '../../shared/local-time.js';
import {
  clinicTimingTable,
  defaultTimingTable,
  historyTimingTable,
  measuresDue,
  requestsWithinCap,
  type DueMeasure,
  type TimingTable,
} from '../timing/index.js';
import type { AssignmentPlace } from './assignment-views.js';
import { decideAssignment } from './assignment.js';
import { occasionsOf, type CourseHappenings, type CourseOccurrence } from './course-occasions.js';

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

/**
 * The check-ins whose window is open now: about the evaluation, the day after each dose, around each integration session, every week of
 * induction, at its end, and one, three, six and twelve months later, with the history forms that go with them and before a booked dose;
 * forms that a patient can fill in alone go out within the burden cap, the others are due at the clinic. Source: clinical reference §1.6, §4.9.
 *
 * Example: a dose on Tuesday at ten opens its check-in on Wednesday at six and closes it on Thursday at ten.
 * Odd cases: a form that another check-in asks already is left out; a window nobody looked at while it was open is not opened afterwards.
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
  { event, at, ...which }: CourseOccurrence,
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
