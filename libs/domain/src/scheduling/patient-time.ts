import { instantAtLocalTime, localDateAt, localTimeAt, type Instant, type LocalDate } from '../shared/index.js';

const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * The time of a visit as the patient is told it: on the patient's own clock, with the site's beside it where they differ, each with its
 * zone by the name people use. Names neither medicine nor kind of visit, so that it can stand on a locked screen. Source: clinical reference §8.2, §8.3.
 *
 * Example: nine in New York is "Tuesday, 16 March 2027, 14:00 (Central European Time); 09:00 at the clinic (Eastern Time)" for a patient in Berlin:
 * America has changed its clocks by then, Europe has not.
 * Odd case: where nobody wrote down the patient's zone, it is the site's clock, and says so.
 */
export function patientTimeWords(startsAt: Instant, siteZone: string, patientZone: string | null): string {
  const atSite = { on: localDateAt(startsAt, siteZone), time: localTimeAt(startsAt, siteZone) };
  if (patientZone === null) return `${dayWords(atSite.on)}, ${atSite.time} at the clinic (${zoneWords(siteZone, startsAt)})`;
  const own = { on: localDateAt(startsAt, patientZone), time: localTimeAt(startsAt, patientZone) };
  const told = `${dayWords(own.on)}, ${own.time} (${zoneWords(patientZone, startsAt)})`;
  if (own.on === atSite.on && own.time === atSite.time) return told;
  const there = own.on === atSite.on ? atSite.time : `${dayWords(atSite.on)}, ${atSite.time}`;
  return `${told}; ${there} at the clinic (${zoneWords(siteZone, startsAt)})`;
}

function zoneWords(zone: string, at: Instant): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(at);
  return parts.flatMap(({ type, value }) => (type === 'timeZoneName' ? [value] : [])).join('');
}

/** A day as people say it. Example: "Tuesday, 16 March 2027". Odd case: it is a day of the calendar and has no zone. Source: clinical reference §8.3. */
export function dayWords(on: LocalDate): string {
  return days.format(instantAtLocalTime(on, '12:00', 'UTC'));
}
