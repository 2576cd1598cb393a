import type { Instant } from '../shared/index.js';
import type { ReminderPoint, ReminderPolicy } from './reminder-policy.js';

const hourMs = 3_600_000;

/** A visit as its reminders see it: when it was booked, when it starts, and which points were told already of this time. */
export interface RemindedVisit {
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
  readonly told: readonly string[];
  /** Whether there is an address to write to. Who has none is told by telephone, once. */
  readonly hasAddress: boolean;
}

/**
 * The reminder that a visit needs now, or null. Points are elapsed hours before the start. Only the latest point that has come counts: a message
 * that could not be made in time is not made up for by two at once, and what the booking itself told needs no reminder.
 * Source: clinical reference §8.2.
 *
 * Example: booked a week and a day ahead, a visit is reminded 168, 48 and 24 hours before it.
 * Odd cases: booked 30 hours ahead, only the day before is told; booked 20 hours ahead, that one is told at once; booked an hour ahead, none
 * is, since the booking was one; a visit that has begun needs none; a patient without an address is told the last one only; moved to 20 hours
 * ahead, the letter that said so was one; given another room at the same time,
 * what was told before it counts.
 */
export function dueReminder(
  { bookedAt, startsAt, told, hasAddress }: RemindedVisit,
  { points, leastHoursBefore }: ReminderPolicy,
  now: Instant,
): ReminderPoint | null {
  if (now >= startsAt || startsAt - bookedAt < leastHoursBefore * hourMs) return null;
  const latest = points.filter(({ hoursBefore }) => startsAt - hoursBefore * hourMs <= now).at(-1);
  if (latest === undefined || told.includes(latest.id)) return null;
  if (!hasAddress && latest !== points.at(-1)) return null;
  const wasBookedSince = startsAt - latest.hoursBefore * hourMs < bookedAt;
  return wasBookedSince && (latest !== points.at(-1) || told.includes('moved')) ? null : latest;
}
