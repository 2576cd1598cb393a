import { daysBetween, instantAtLocalTime, plusDays, type Instant, type LocalDate } from '../../shared/index.js';

/** How many days a clinic has to act on a request, and how many more after a written reason. Law, not policy. Source: 45 CFR 164.526(b)(2). */
export const actWithinDays = 60;
export const extendableByDays = 30;

export interface AmendmentClock {
  /** The last day on which an answer is in time. */
  readonly dueOn: LocalDate;
  /** Whole days left; 0 on the last day, negative once it has passed. */
  readonly daysLeft: number;
}

/**
 * How long a request may still wait. Days count on the clinic's calendar from the day it was received. Source: clinical reference §5.3; 45 CFR
 * 164.526(b)(2).
 *
 * Example: received on 2026-10-01 it is due on 2026-11-30, and after an extension on 2026-12-30. Odd case: on the last day none is left and it is
 * still in time.
 */
export function amendmentClock(receivedOn: LocalDate, isExtended: boolean, today: LocalDate): AmendmentClock {
  const dueOn = plusDays(receivedOn, actWithinDays + (isExtended ? extendableByDays : 0));
  return { dueOn, daysLeft: daysBetween(today, dueOn) };
}

/**
 * The instant from which an answer is late: midnight after the last day, on the clinic's clock. Example: due on 2026-11-30 in New York, an answer
 * is late from 2026-12-01T05:00Z. Odd case: the whole of the last day is in time. Source: 45 CFR 164.526(b)(2).
 */
export function amendmentLateFrom(dueOn: LocalDate, zone: string): Instant {
  return instantAtLocalTime(plusDays(dueOn, 1), '00:00', zone);
}
