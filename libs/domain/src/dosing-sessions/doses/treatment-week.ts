import { allow, daysBetween, refuse, type Decision, type LocalDate } from '../../shared/index.js';

export type TreatmentWeekRefused = { readonly code: 'before-first-dose'; readonly firstDoseOn: LocalDate; readonly message: string };

/**
 * The treatment week of a date, from 1, counted in calendar days of the clinic's zone. Source: clinical reference §2.6.
 *
 * Example: first dose 2026-11-03, on 2026-11-17: floor(14 ÷ 7) + 1 = 3.
 * Refuses a date before the first dose. Odd case: the change of clocks on 2026-11-01 moves nothing, dates have no hours.
 */
export function treatmentWeek(firstDoseOn: LocalDate, on: LocalDate): Decision<number, TreatmentWeekRefused> {
  const days = daysBetween(firstDoseOn, on);
  if (days < 0)
    return refuse({
      code: 'before-first-dose',
      firstDoseOn,
      message: `${on} is before the first dose on ${firstDoseOn}. Check both dates.`,
    });
  return allow(Math.floor(days / 7) + 1);
}
