import { dateOfDayNumber } from './calendar.js';
import { dayNumberOf, type LocalDate } from './local-date.js';
import { instantFromMs, type Instant } from './instant.js';

const dayMs = 86_400_000;

// A formatter costs some 50 µs to build and nothing to keep; it holds no patient data.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

interface WallClock {
  readonly date: LocalDate;
  readonly time: string;
}

/** Seconds that the clock on the wall is past the first midnight of 1970. */
function wallSeconds(at: Instant, zone: string): number {
  return Math.floor((at + offsetMs(at, zone)) / 1_000);
}

/** What the runtime's own zone rules say; some 10 µs each. */
function readClock(at: Instant, zone: string): WallClock {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => String(parts.get(type));
  const date = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}` as LocalDate;
  return { date, time: `${of('hour')}:${of('minute')}:${of('second')}` };
}

/**
 * Whether the runtime knows the IANA zone. Example: "America/New_York" yes, "Mars/Base" no. Odd case: an empty name is none. Source:
 * clinical reference §8.3.
 */
export function isKnownZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false; // Intl reports an unknown zone by throwing, there is no other way to ask
  }
}

/**
 * The calendar date at an instant in an IANA zone. Example: 2026-11-18T02:00Z in America/New_York is 2026-11-17. Throws on unknown zones.
 * Odd case: midnight itself is the new day. Source: clinical reference §8.3.
 */
export function localDateAt(at: Instant, zone: string): LocalDate {
  return dateOfDayNumber(Math.floor(wallSeconds(at, zone) / 86_400)) as LocalDate;
}

/**
 * The wall-clock time "HH:MM" at an instant in an IANA zone. Example: 2026-11-17T15:05Z in America/New_York is "10:05". Odd case: midnight
 * is "00:00", never "24:00". Source: clinical reference §8.3.
 */
export function localTimeAt(at: Instant, zone: string): string {
  const minutes = Math.floor(wallSeconds(at, zone) / 60);
  const ofDay = minutes - Math.floor(minutes / 1_440) * 1_440;
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`;
}

/**
 * The instant of a wall-clock time "HH:MM" or "HH:MM:SS" on a date in a zone. Source: clinical reference §8.3. Throws on unknown zones.
 * Example: 10:05 on 2026-11-17 in America/New_York is 15:05Z.
 * Odd cases: in the hour that happens twice the first is meant; a time skipped in spring moves on by the skipped hour.
 */
export function instantAtLocalTime(date: LocalDate, time: string, zone: string): Instant {
  const wanted = wallMs(date, time);
  const near = [instantFromMs(wanted - dayMs), instantFromMs(wanted + dayMs)];
  const candidates = near.map((at) => instantFromMs(wanted - offsetMs(at, zone)));
  const exact = candidates.filter((at) => at + offsetMs(at, zone) === wanted);
  return instantFromMs(Math.min(...(exact.length > 0 ? exact : candidates.slice(0, 1))));
}

// Since 1973 clocks everywhere change at a full quarter of an hour UTC: within one the distance to UTC is read once.
const quarterMs = 900_000;
const quartersSince = 94_694_400_000;
const mostQuarters = 20_000;
const quarters = new Map<string, Map<number, number>>();

function offsetMs(at: Instant, zone: string): number {
  if (at < quartersSince) return readOffsetMs(at, zone);
  const ofZone = quarters.get(zone) ?? new Map<number, number>();
  const quarter = Math.floor(at / quarterMs);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const read = readOffsetMs(at, zone);
  if (ofZone.size >= mostQuarters) ofZone.clear();
  quarters.set(zone, ofZone.set(quarter, read));
  return read;
}

function readOffsetMs(at: Instant, zone: string): number {
  const { date, time } = readClock(at, zone);
  return wallMs(date, time) - Math.floor(at / 1_000) * 1_000;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function wallMs(date: LocalDate, time: string): number {
  const seconds = time.split(':').reduce((sum, part, index) => sum + Number(part) * 60 ** (2 - index), 0);
  return dayNumberOf(date) * dayMs + seconds * 1_000;
}
