import { dateOfDayNumber, dayNumber, daysInMonth } from './calendar.js';
import { allow, refuse, type Decision } from './decision.js';

declare const localDateBrand: unique symbol;

/** A calendar date without a time zone, "YYYY-MM-DD": birth dates, treatment dates, expiry dates. */
export type LocalDate = string & { readonly [localDateBrand]: true };

export type LocalDateRefused = { readonly code: 'not-a-date'; readonly given: string };

const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * Reads "YYYY-MM-DD". Refuses (`not-a-date`) other forms and days that do not exist. Odd case: "2027-02-29" is refused. Example:
 * "2026-11-17". Source: clinical reference §8.3.
 */
export function parseLocalDate(given: unknown): Decision<LocalDate, LocalDateRefused> {
  const parts = typeof given === 'string' ? isoDate.exec(given) : null;
  const [year = 0, month = 0, day = 0] = (parts ?? []).slice(1).map(Number);
  const exists = parts !== null && day >= 1 && day <= daysInMonth(year, month);
  if (!exists) return refuse({ code: 'not-a-date', given: typeof given === 'string' ? given.slice(0, 40) : typeof given });
  return allow(given as LocalDate);
}

/**
 * A date from our own code; throws on text that is none. Example: `localDate('2026-11-17')`. Outside input: `parseLocalDate`. Odd case: 30
 * February throws. Source: clinical reference §8.3.
 */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.allowed) throw new RangeError(`"${text}" is not a date`);
  return parsed.value;
}

/**
 * Days since 1970-01-01 of a date; negative before. Example: 1970-01-02 is 1. Odd case: 1969-12-31 is −1. Source: clinical reference §8.3.
 */
export function dayNumberOf(date: LocalDate): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)));
}

/**
 * Calendar days from one date to another, negative when `to` is earlier. Example: 2026-10-20 to 2026-11-17 is 28. Clock changes do not
 * count. Odd case: a day is a day, also when it has 23 or 25 hours. Source: clinical reference §2.6 (treatment week), §8.3.
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/**
 * The date a whole number of days later. Example: `plusDays(localDate('2026-10-20'), 28)` is 2026-11-17. Odd case: a negative number goes
 * back. Source: clinical reference §6.3 (R10).
 */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days) as LocalDate;
}

/**
 * The weekday, 1 Monday to 7 Sunday. Example: 2026-11-17 is 2, a Tuesday. Odd case: Sunday is 7, not 0. Source: clinical reference §8.3.
 */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The seven days of the week that a date lies in, Monday first. Example: the week of 2026-11-17 begins on 2026-11-16. Odd case: a Sunday
 * belongs to the week that began six days before. Source: clinical reference §8.3.
 */
export function weekOf(date: LocalDate): readonly LocalDate[] {
  const monday = plusDays(date, 1 - weekdayOf(date));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => plusDays(monday, days));
}
