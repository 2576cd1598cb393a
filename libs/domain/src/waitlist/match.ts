import { daysBetween, elapsedMinutes, localDateAt, localTimeAt, weekdayOf, type Instant, type LocalDate } from '../shared/index.js';
import { wishedDays, type MoveWishes } from '../scheduling/index.js';

/** Somebody who waits, as the rule reads it. Instants are milliseconds. */
export interface WaitingPatient {
  readonly wishes: MoveWishes;
  /** The last day that still helps; null while any does. */
  readonly untilOn: LocalDate | null;
  readonly noticeHours: number;
  readonly isUrgent: boolean;
  readonly addedAt: Instant;
  /** When the plan of the course wanted this visit; null for one that stands alone. */
  readonly targetOn: LocalDate | null;
  /** What stands in the way of booking the visit at that time, in words; empty where it fits. */
  readonly inTheWay: readonly string[];
}

export interface SlotMatch {
  readonly isMatch: boolean;
  /** What speaks for this patient, most important first. */
  readonly reasons: readonly string[];
  /** Why the time does not suit; empty for a match. */
  readonly against: readonly string[];
}

interface Slot {
  readonly startsAt: Instant;
  readonly zone: string;
}

const dayMs = 86_400_000;
const hourMin = 60;
const noon = '12:00';

/**
 * Whether a freed time suits somebody who waits, with every reason for and against. Source: clinical reference §8.2 (waitlist criteria).
 *
 * Example: for who asked for Tuesday mornings with a day's notice, Tuesday at 10:00 the day after tomorrow is a match, "as wished".
 * Odd case: no wish at all is met by every time, and is no reason; a time on the last day that helps still does, in the clinic's zone.
 */
export function matchSlot(slot: Slot, waiting: WaitingPatient, now: Instant): SlotMatch {
  const against = [
    ...wishesAgainst(slot, waiting.wishes),
    ...untilAgainst(slot, waiting),
    ...noticeAgainst(slot, waiting, now),
    ...waiting.inTheWay,
  ];
  return { isMatch: against.length === 0, reasons: against.length === 0 ? reasonsFor(slot, waiting, now) : [], against };
}

/**
 * Who comes first: clinical urgency before a break in a course before the age of the request. Negative where the first comes first. Source:
 * clinical reference §8.2. Example: a course nine days behind its plan comes before one two days behind. Odd case: a visit whose day in the plan
 * is still to come is no break, and waits by the age of its request.
 */
export function waitsBefore(one: WaitingPatient, other: WaitingPatient, today: LocalDate): number {
  const [urgent, overdue] = [Number(other.isUrgent) - Number(one.isUrgent), overdueDays(other, today) - overdueDays(one, today)];
  return urgent || overdue || one.addedAt - other.addedAt;
}

function wishesAgainst({ startsAt, zone }: Slot, { days, times }: MoveWishes): string[] {
  const day = wishedDays[weekdayOf(localDateAt(startsAt, zone)) - 1];
  const time = timeOf(startsAt, zone);
  const isDay = days.length === 0 || (day !== undefined && days.includes(day));
  return [
    ...(isDay ? [] : [`Wished for ${days.map(capital).join(', ')}.`]),
    ...(times.length === 0 || times.includes(time) ? [] : [`Wished for the ${times.join(' or the ')}.`]),
  ];
}

function untilAgainst({ startsAt, zone }: Slot, { untilOn }: WaitingPatient): string[] {
  return untilOn === null || localDateAt(startsAt, zone) <= untilOn ? [] : ['Comes after the last day that helps.'];
}

function noticeAgainst({ startsAt }: Slot, { noticeHours }: WaitingPatient, now: Instant): string[] {
  const hours = Math.floor(elapsedMinutes(now, startsAt) / hourMin);
  return hours >= noticeHours ? [] : [`Needs ${noticeHours} h notice; there are ${Math.max(0, hours)}.`];
}

function reasonsFor({ startsAt, zone }: Slot, waiting: WaitingPatient, now: Instant): string[] {
  const overdue = overdueDays(waiting, localDateAt(startsAt, zone));
  const waited = Math.floor((now - waiting.addedAt) / dayMs);
  const isWished = waiting.wishes.days.length + waiting.wishes.times.length > 0;
  return [
    ...(waiting.isUrgent ? ['Urgent'] : []),
    ...(overdue > 0 ? [`The course waits: ${daysWords(overdue)} after its day in the plan`] : []),
    ...(isWished ? ['A time as wished'] : []),
    waited === 0 ? 'On the list since today' : `On the list for ${daysWords(waited)}`,
  ];
}

/** How many days after its day in the plan the visit would be, or is. */
function overdueDays({ targetOn }: WaitingPatient, on: LocalDate): number {
  return targetOn === null ? 0 : Math.max(0, daysBetween(targetOn, on));
}

function timeOf(at: Instant, zone: string): 'morning' | 'afternoon' {
  return localTimeAt(at, zone) < noon ? 'morning' : 'afternoon';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const daysWords = (days: number): string => `${days} day${days === 1 ? '' : 's'}`;
