import * as z from 'zod';
import { daysInMonth } from './calendar.js';
import type { LocalDate } from './local-date.js';

/** Decoder of a calendar date at the border. Odd case: a day that does not exist, such as 2027-02-29, is refused, not rolled over. */
export const dateField = z.iso.date('Write the date as YYYY-MM-DD, a day that exists') as unknown as z.ZodType<LocalDate, string>;

/**
 * The same day a whole number of months later (earlier when negative). Example: 2026-11-22 plus 12 is 2027-11-22.
 * Odd case: a day the month lacks becomes its last one, so 2028-01-31 plus 1 is 2028-02-29. Source: clinical reference §1.3 (validity).
 */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  const counted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const target = { year: Math.floor(counted / 12), month: (((counted % 12) + 12) % 12) + 1 };
  const dayKept = Math.min(Number(date.slice(8)), daysInMonth(target.year, target.month));
  return `${String(target.year).padStart(4, '0')}-${String(target.month).padStart(2, '0')}-${String(dayKept).padStart(2, '0')}` as LocalDate;
}
