import { dayWords, instant, localDateAt, localTimeAt } from '@sojourn/domain';

/** The day and time of a visit by the clock of its site. */
export function whenWords(startsAt: string, zone: string): string {
  const at = instant(startsAt);
  return `${dayWords(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
}
