import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { type LocalDate, plusDays, weekdayOf } from '../shared/local-date.js';
import { instantAtLocalTime, localDateAt, localTimeAt } from '../shared/local-time.js';
import type { Instant } from '../shared/instant.js';
import { optionalText } from '../shared/text.js';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Write the time as HH:MM', abort: true });

/** One span of the day by the wall clock of the site; a break is the gap between two spans. Times are "HH:MM" and sort as text. */
export const openingSpan = z
  .strictObject({ opensAt: wallTime, closesAt: wallTime })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, { message: 'The site closes before it opens', path: ['closesAt'] });
export type OpeningSpan = z.infer<typeof openingSpan>;

const spans = z
  .array(openingSpan)
  .max(6)
  .refine((given) => !doOverlap(given), 'Two spans of one day overlap');

function doOverlap(given: readonly OpeningSpan[]): boolean {
  const overlaps = (one: OpeningSpan, other: OpeningSpan) => one.opensAt < other.closesAt && other.opensAt < one.closesAt;
  return given.some((one, index) => given.slice(index + 1).some((other) => overlaps(one, other)));
}

/** Hours by weekday, 1 Monday to 7 Sunday, and days that differ: a holiday is a day without spans. Weekdays left out are closed. */
export const openingHours = z
  .strictObject({
    weekdays: z.array(z.strictObject({ weekday: z.int().min(1).max(7), spans })).max(7),
    exceptions: z
      .array(z.strictObject({ on: dateField, spans, reason: optionalText(120) }))
      .max(400)
      .default([]),
  })
  .refine(({ exceptions }) => new Set(exceptions.map(({ on }) => on)).size === exceptions.length, {
    message: 'A day stands twice among the days that differ',
    path: ['exceptions'],
  });
export type OpeningHours = z.infer<typeof openingHours>;

/**
 * When a site is open on a day, in order, by its own wall clock; an empty list is closed. Source: clinical reference §8.2, §8.3.
 * Example: Tuesday 08:30–12:00 and 13:00–17:00 are two spans.
 * Odd case: an exception replaces the whole weekday, and one without spans closes it.
 */
export function openingSpansOn(hours: OpeningHours, on: LocalDate): OpeningSpan[] {
  const exception = hours.exceptions.find((day) => day.on === on);
  const spansOfDay = exception?.spans ?? hours.weekdays.filter(({ weekday }) => weekday === weekdayOf(on)).flatMap((day) => day.spans);
  return spansOfDay.toSorted((one, other) => (one.opensAt < other.opensAt ? -1 : 1));
}

const everyWeekday = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The hours of a site: those written down, else every day of the week from opening to closing time.
 * Example: opened at 08:30 and closed at 16:30 with nothing written down, it is open on Sunday too. Odd case: a day written down without
 * spans is closed. Source: clinical reference §8.3.
 */
export function siteHours(written: unknown, opensAt: string, closesAt: string): OpeningHours {
  if (written !== null && written !== undefined) return openingHours.parse(written);
  const daily = [{ opensAt: opensAt.slice(0, 5), closesAt: closesAt.slice(0, 5) }];
  return { weekdays: everyWeekday.map((weekday) => ({ weekday, spans: daily })), exceptions: [] };
}

/**
 * Whether a place is open at a moment, by its own wall clock. Source: clinical reference §4.6, §8.3.
 * Example: at the minute of opening it is, at the minute of closing it no longer is. Odd case: a holiday is closed all day.
 */
export function isOpenAt(hours: OpeningHours, zone: string, now: Instant): boolean {
  const at = localTimeAt(now, zone);
  return openingSpansOn(hours, localDateAt(now, zone)).some(({ opensAt, closesAt }) => opensAt <= at && at < closesAt);
}

/** Days ahead that are looked through for the next opening: two weeks and a day outlast any usual holiday. */
const daysLookedThrough = 15;

/**
 * The next moment at which a closed place opens, null where it opens on none of the next 15 days. Source: clinical reference §4.6, §8.3.
 * Example: on Friday evening, open Monday to Friday from 08:30, it is Monday 08:30. Odd case: a place that is open now is asked about the
 * opening after this one; a holiday is passed over.
 */
export function nextOpening(hours: OpeningHours, zone: string, now: Instant): Instant | null {
  const today = localDateAt(now, zone);
  const days = Array.from({ length: daysLookedThrough }, (_, ahead) => plusDays(today, ahead));
  const openings = days.flatMap((on) => openingSpansOn(hours, on).map(({ opensAt }) => instantAtLocalTime(on, opensAt, zone)));
  return openings.find((at) => at > now) ?? null;
}
