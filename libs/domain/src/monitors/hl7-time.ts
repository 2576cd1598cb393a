import { instantAtLocalTime, instantFromMs, localDate, parseInstant, type Instant } from '../shared/index.js';

const hl7Time = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.(\d{1,4}))?([+-]\d{4})?$/;

/**
 * The instant of an HL7 time, to the minute or finer. Without an offset it is the wall clock of the site. Null for anything else: a reading
 * whose minute is not known is not charted.
 *
 * Example: `readHl7Time('20261117100500-0500', zone)` is 15:05Z.
 * Odd cases: 30 February is no time; a date alone is none; in the hour that comes twice the first is meant. Source: HL7 2.6, DTM.
 */
export function readHl7Time(text: string, zone: string): Instant | null {
  const parts = hl7Time.exec(text.trim());
  return parts === null ? null : instantOf(parts, zone);
}

function instantOf(
  [, year, month, day, hour, minute, second = '00', fraction = '0', offset]: readonly (string | undefined)[],
  zone: string,
) {
  const date = `${year}-${month}-${day}`;
  const time = `${hour}:${minute}:${second}`;
  const ending = offset === undefined ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const there = parseInstant(`${date}T${time}.${fraction}${ending}`);
  if (!there.allowed || offset !== undefined) return there.allowed ? there.value : null;
  // The day exists, as the instant in UTC has just shown.
  return instantFromMs(instantAtLocalTime(localDate(date), time, zone) + (there.value % 1_000));
}
