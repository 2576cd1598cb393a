import { openingSpansOn, type OpeningHours } from '../clinics/index.js';
import { plusDays, type LocalDate } from '../shared/index.js';

/**
 * Minutes of the wall clock in which opening hours stand open from one day to another, both included. Source: clinical reference §8.2.
 *
 * Example: 08:30–16:30 from Monday to Friday is 2 400 minutes a week.
 * Odd case: a day that differs counts as it is written, so a holiday is nought; the last day before the first gives nought.
 */
export function openMinutes(hours: OpeningHours, from: LocalDate, to: LocalDate): number {
  let sum = 0;
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    sum += openingSpansOn(hours, day).reduce((minutes, { opensAt, closesAt }) => minutes + minuteOf(closesAt) - minuteOf(opensAt), 0);
  }
  return sum;
}

function minuteOf(wallTime: string): number {
  const [hour = 0, minute = 0] = wallTime.split(':').map(Number);
  return hour * 60 + minute;
}
