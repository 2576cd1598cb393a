import { aScheduleDay, at } from './testing/a-schedule-day.js';
import { weekRows } from './week-rows.js';

const all = () => true;

describe('the week by resource', () => {
  it('says how much of the hours is booked, and who is not there', () => {
    const day = aScheduleDay();
    const away = [{ id: 'x', kind: 'leave' as const, startsAt: at('08:00'), endsAt: at('17:00') }];
    const onLeave = { ...day, resources: day.resources.map((one) => (one.id === 'Weber' ? { ...one, absences: away } : one)) };
    const rows = weekRows([day, onLeave], all);
    // 55 of the 480 minutes from 08:30 to 16:30 are 11 %.
    expect(rows.find(({ id }) => id === 'Nair')?.cells.map(({ loadPercent }) => loadPercent)).toEqual([11, 11]);
    expect(rows.find(({ id }) => id === 'Weber')?.cells.map(({ loadPercent }) => loadPercent)).toEqual([11, null]);
  });

  it('shows only the visits that are sought, and none that was called off', () => {
    const day = aScheduleDay();
    const [one, other] = day.appointments;
    const week = [{ ...day, appointments: [{ ...one!, state: 'no-show' as const }, other!] }];
    const seen = weekRows(week, all).flatMap(({ cells }) => cells.flatMap(({ visits }) => visits.map(({ id }) => id)));
    expect(seen).toEqual(['b', 'b']);
    expect(weekRows(week, () => false).every(({ cells }) => cells[0]?.loadPercent === 0)).toBe(true);
  });
});
