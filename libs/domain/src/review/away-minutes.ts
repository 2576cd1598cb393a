import { openingSpansOn, type OpeningHours } from '../clinics/index.js';
import { instantAtLocalTime, plusDays, type Instant, type LocalDate } from '../shared/index.js';

/** A time in which somebody or something is not there. */
export interface Away {
  readonly from: Instant;
  readonly to: Instant;
}

interface Offered {
  readonly hours: OpeningHours;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: string;
}

/**
 * Minutes of the opening hours, from one day to another, both included, in which somebody is away; rounded down. Source: clinical reference
 * §8.2 (absences).
 *
 * Example: leave from Monday noon to Tuesday noon takes 270 and 210 minutes of days from 08:30 to 16:30.
 * Odd case: two absences that overlap take their time once, and nights take none.
 */
export function awayMinutes({ hours, from, to, zone }: Offered, absences: readonly Away[]): number {
  const apart = joined(absences);
  let sum = 0;
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    for (const { opensAt, closesAt } of openingSpansOn(hours, day)) {
      const open = { from: instantAtLocalTime(day, opensAt, zone), to: instantAtLocalTime(day, closesAt, zone) };
      sum += apart.reduce((ms, away) => ms + overlapMs(open, away), 0);
    }
  }
  return Math.floor(sum / 60_000);
}

function overlapMs(one: Away, other: Away): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** Absences that touch or overlap as one. */
function joined(absences: readonly Away[]): readonly Away[] {
  return absences
    .toSorted((one, other) => one.from - other.from)
    .reduce<readonly Away[]>((known, next) => {
      const last = known.at(-1);
      if (last === undefined || next.from > last.to) return [...known, next];
      return [...known.slice(0, -1), { from: last.from, to: next.to > last.to ? next.to : last.to }];
    }, []);
}
