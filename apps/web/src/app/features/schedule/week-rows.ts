import { elapsedMinutes, instant, isCovered, holdsResources, type BoardAppointment, type ScheduleDayView } from '@sojourn/domain';

import { columnsOf } from './board-geometry.js';

/** A resource on one day of the week: what it holds, and how much of its time. */
interface WeekCell {
  readonly on: string;
  readonly visits: readonly BoardAppointment[];
  /** Booked share of the hours it is there, in hundredths; null where it is not there at all. */
  readonly loadPercent: number | null;
}

export interface WeekRow {
  readonly id: string;
  readonly name: string;
  /** Therapists, nurses, rooms …: within it one may serve for another. */
  readonly group: string;
  readonly cells: readonly WeekCell[];
}

/**
 * Rows of the week: people, rooms and pumps, each with its seven days. `shown` filters the visits, for instance to one patient's.
 * A nurse's attention counts by its share.
 */
export function weekRows(week: readonly ScheduleDayView[], shown: (visit: BoardAppointment) => boolean): readonly WeekRow[] {
  const [first] = week;
  const columns = first === undefined ? [] : columnsOf(first, () => false);
  return columns.map(({ group, resource: { id, name } }) => ({ id, name, group, cells: week.map((day) => cellOf(day, id, shown)) }));
}

function cellOf(day: ScheduleDayView, id: string, shown: (visit: BoardAppointment) => boolean): WeekCell {
  const resource = day.resources.find((one) => one.id === id);
  const visits = day.appointments.filter(
    (visit) => holdsResources(visit.state) && shown(visit) && visit.bookings.some(({ resourceId }) => resourceId === id),
  );
  const minutes = visits
    .flatMap(({ bookings }) => bookings.filter(({ resourceId }) => resourceId === id))
    .reduce((sum, { startsAt, endsAt, loadPercent }) => sum + (elapsedMinutes(instant(startsAt), instant(endsAt)) * loadPercent) / 100, 0);
  const open = (resource?.presence ?? []).map(({ startsAt, endsAt }) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt) }));
  const away = (resource?.absences ?? []).map(({ startsAt, endsAt }) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt) }));
  const there = open.filter((span) => !isCovered(span, away)).reduce((sum, span) => sum + elapsedMinutes(span.startsAt, span.endsAt), 0);
  return { on: day.on, visits, loadPercent: there === 0 ? null : Math.round((minutes / there) * 100) };
}
