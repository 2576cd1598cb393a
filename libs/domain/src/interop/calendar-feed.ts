import { elapsedMinutes, type Instant } from '../shared/index.js';

/** The answer of GET /api/v1/calendar-feed: how the caller's own calendar stands. The address itself is shown only when it is made. */
export interface CalendarFeedView {
  readonly madeAt: string | null;
  readonly fetchedAt: string | null;
}

/** The answer of making an address: shown once, kept nowhere. */
export interface CalendarFeedMade extends CalendarFeedView {
  readonly address: string;
}

/** A visit as a calendar outside the clinic may know it: that there is one, and when. */
export interface CalendarVisit {
  /** Stays the same however often the visit is moved. */
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Counts up with every change; a calendar believes the highest. */
  readonly sequence: number;
  readonly changedAt: string;
  readonly isCancelled: boolean;
}

/** What stands in a stranger's calendar in place of everything that the clinic knows. Source: clinical reference §8.3. */
export const calendarTitle = 'Appointment';

/** Days that a calendar reaches back and ahead. Cancelled visits stay in it as long, so that every calendar hears of them. */
export const calendarReachDays = { back: 30, ahead: 180 } as const;

/** How often one address may be asked for within an hour: calendars ask every quarter of an hour, on some devices. */
const mostFetchesAnHour = 30;

export interface FetchCount {
  readonly countedFrom: Instant;
  readonly fetches: number;
}

/**
 * The count after one more question, or null where the address has been asked for too often within the hour.
 * Example: the thirtieth time within the hour is answered, the thirty-first is not. Odd case: an hour after the first of them the count
 * begins anew, whatever it was. Source: clinical reference §8.3 (private feeds).
 */
export function countFetch({ countedFrom, fetches }: FetchCount, now: Instant): FetchCount | null {
  if (elapsedMinutes(countedFrom, now) >= 60) return { countedFrom: now, fetches: 1 };
  return fetches >= mostFetchesAnHour ? null : { countedFrom, fetches: fetches + 1 };
}
