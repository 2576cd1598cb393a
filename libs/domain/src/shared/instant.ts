import { allow, refuse, type Decision } from './decision.js';
import { dateOfDayNumber } from './calendar.js';
import { dayNumberOf, parseLocalDate } from './local-date.js';

declare const instantBrand: unique symbol;

/** A moment in time, as milliseconds since 1970 in UTC. Elapsed time is the difference of instants, never of wall clocks. */
export type Instant = number & { readonly [instantBrand]: true };

export type InstantRefused = { readonly code: 'not-an-instant'; readonly given: string };

const dayMs = 86_400_000;
const minuteMs = 60_000;
const isoInstant = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an ISO 8601 instant that names its offset ("…Z" or "…-05:00"); years 0000–9999, finer than a millisecond is cut off.
 * Refuses (`not-an-instant`) local times without an offset, dates that do not exist and anything that is not text.
 *
 * Example: `parseInstant('2026-11-17T10:05:00-05:00')` is 15:05 UTC.
 * Odd case: 2026-02-29 and 24:00 are refused, they are not rolled over. Source: clinical reference §8.3.
 */
export function parseInstant(given: unknown): Decision<Instant, InstantRefused> {
  const parts = typeof given === 'string' ? isoInstant.exec(given) : null;
  const ms = parts === null ? null : epochMs(parts);
  return ms === null
    ? refuse({ code: 'not-an-instant', given: typeof given === 'string' ? given.slice(0, 40) : typeof given })
    : allow(ms as Instant);
}

function epochMs([, date, hour, minute, second = '0', fraction = '', offset]: readonly (string | undefined)[]): number | null {
  const day = parseLocalDate(date);
  const seconds = secondsOfDay(Number(hour), Number(minute), Number(second));
  const offsetMin = offsetMinutes(String(offset));
  if (!day.allowed || seconds === null || offsetMin === null) return null;
  const fractionMs = Number(fraction.padEnd(3, '0').slice(0, 3));
  return dayNumberOf(day.value) * dayMs + seconds * 1_000 - offsetMin * minuteMs + fractionMs;
}

function secondsOfDay(hour: number, minute: number, second: number): number | null {
  return hour > 23 || minute > 59 || second > 59 ? null : (hour * 60 + minute) * 60 + second;
}

function offsetMinutes(offset: string): number | null {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4));
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * An instant from our own code; throws on text that is none. Example: `instant('2026-11-17T15:05:00Z')`. Outside input: `parseInstant`. Odd
 * case: a time without its offset throws. Source: clinical reference §8.3.
 */
export function instant(iso: string): Instant {
  const parsed = parseInstant(iso);
  if (!parsed.allowed) throw new RangeError(`"${iso}" is not an instant with its offset`);
  return parsed.value;
}

/**
 * An instant from whole milliseconds since 1970 (UTC). Throws on fractions and unsafe numbers. Example: `instantFromMs(0)` is
 * 1970-01-01T00:00Z. Odd case: negative milliseconds are before 1970. Source: clinical reference §8.3.
 */
export function instantFromMs(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`${ms} is not a whole number of milliseconds`);
  return ms as Instant;
}

/**
 * Writes an instant in UTC. Example: `instantText(instant('2026-11-17T10:05:00-05:00'))` is "2026-11-17T15:05:00.000Z". Odd case: the
 * offset it was written with is not kept. Source: clinical reference §8.3.
 */
export function instantText(at: Instant): string {
  const days = Math.floor(at / dayMs);
  const ms = at - days * dayMs;
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  const time = `${two(ms / 3_600_000)}:${two((ms / minuteMs) % 60)}:${two((ms / 1_000) % 60)}.${String(ms % 1_000).padStart(3, '0')}`;
  return `${dateOfDayNumber(days)}T${time}Z`;
}

/**
 * Milliseconds from one instant to another; negative when the second is earlier. Example: 00:30 EDT to 02:30 EST on 2026-11-01 is three
 * hours (§8.3). Odd case: the hour that comes twice in autumn is counted, for time has passed.
 */
export function elapsedMs(from: Instant, to: Instant): number {
  return to - from;
}

/**
 * Minutes from one instant to another, with fractions. Source: clinical reference §8.3.
 * Example: 13:10 to 15:10 is 120. Odd case: 00:30 EDT to 02:30 EST on 2026-11-01 is 180 although the clock moved two hours.
 */
export function elapsedMinutes(from: Instant, to: Instant): number {
  return elapsedMs(from, to) / minuteMs;
}

/**
 * The instant a number of minutes later (earlier when negative), to the nearest millisecond. Example: 13:10 plus 120 is 15:10. Odd case: it
 * adds elapsed time, so a clock change moves the wall clock. Source: clinical reference §8.3.
 */
export function plusMinutes(at: Instant, minutes: number): Instant {
  return instantFromMs(Math.round(at + minutes * minuteMs));
}
