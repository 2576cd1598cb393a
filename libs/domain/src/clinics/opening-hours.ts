import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { type LocalDate, weekdayOf } from '../shared/local-date.js';
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
export const openingHours = z.strictObject({
  weekdays: z.array(z.strictObject({ weekday: z.int().min(1).max(7), spans })).max(7),
  exceptions: z
    .array(z.strictObject({ on: dateField, spans, reason: optionalText(120) }))
    .max(400)
    .default([]),
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
