import { daysBetween, type LocalDate } from '../../shared/index.js';
import type { EsketamineOrder, EsketamineRefused, EsketamineWarning } from './esketamine-order.js';
import type { EsketaminePolicy } from './esketamine-policy.js';

/** Where an order stands in its treatment: its week, and which dose of that week it is. */
export interface PlaceInTreatment {
  readonly treatmentWeek: number;
  readonly doseOfWeek: number;
  readonly lastDoseOn: LocalDate | null;
}

const hoursPerDay = 24;

/**
 * What stands against the date of an order: a second dose on a day, a third in an induction week, a date before the last dose.
 * Source: clinical reference §2.6, §2.8. Example: doses on 3, 6, 10 and 13 November leave room for one on the 17th (week 3).
 */
export function frequencyRefusals(order: EsketamineOrder, place: PlaceInTreatment, policy: EsketaminePolicy): EsketamineRefused[] {
  const { treatmentWeek, doseOfWeek, lastDoseOn } = place;
  const limit = policy.inductionDosesPerWeek;
  const refusals: EsketamineRefused[] = [];
  if (lastDoseOn !== null && lastDoseOn > order.on) {
    refusals.push({
      code: 'earlier-than-last-dose',
      lastDoseOn,
      message: `A dose was given on ${lastDoseOn}, after this date. Check the date.`,
    });
  }
  if (order.previous.some(({ on }) => on === order.on)) {
    refusals.push({ code: 'second-dose-today', message: 'A dose was given on this day already. Choose another day.' });
  }
  if (treatmentWeek <= policy.inductionWeeks && doseOfWeek > limit) {
    const message = `Treatment week ${treatmentWeek} has its ${limit} doses. A further one needs a change of protocol.`;
    refusals.push({ code: 'too-many-this-week', treatmentWeek, limit, message });
  }
  return refusals;
}

/**
 * Soft rules of frequency: the gap to the last dose in calendar days × 24 h (policy: 48 h), and after induction one dose a week.
 * The bedside uses the true hours; an order knows only its day, so a gap of two days counts as 48 h.
 */
export function frequencyWarnings(order: EsketamineOrder, place: PlaceInTreatment, policy: EsketaminePolicy): EsketamineWarning[] {
  const { treatmentWeek, doseOfWeek, lastDoseOn } = place;
  const isClose = lastDoseOn !== null && daysBetween(lastDoseOn, order.on) * hoursPerDay < policy.gapHours;
  const isOften = treatmentWeek > policy.inductionWeeks && doseOfWeek > 1;
  return [...(isClose ? (['gap-below-policy'] as const) : []), ...(isOften ? (['above-weekly-frequency'] as const) : [])];
}
