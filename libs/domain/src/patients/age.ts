import type { LocalDate } from '../shared/local-date.js';

/**
 * Completed years on a day; null when the birth date is unknown or the day lies before it: unknown is not zero.
 * Both dates are in the clinic's calendar. Source: clinical reference §1.2 (minor), §2.8 (age 65 and over).
 *
 * Example: born 1982-03-04, on 2026-11-17, is 44.
 * Odd case: born on 29 February, the year completes on 1 March where there is no 29 February.
 */
export function ageInYears(birthDate: LocalDate | null, onDate: LocalDate): number | null {
  if (birthDate === null || onDate < birthDate) return null;
  const years = Number(onDate.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return onDate.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
