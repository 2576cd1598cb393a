import { openingHours } from '../clinics/index.js';
import { instant, localDate } from '../shared/index.js';
import { awayMinutes } from './away-minutes.js';

const hours = openingHours.parse({
  weekdays: [1, 2, 3].map((weekday) => ({ weekday, spans: [{ opensAt: '08:30', closesAt: '16:30' }] })),
});
const offered = { hours, from: localDate('2026-11-16'), to: localDate('2026-11-17'), zone: 'America/New_York' };
const away = (from: string, to: string) => ({ from: instant(from), to: instant(to) });

describe('the open minutes in which somebody is away', () => {
  it('are those within the opening hours, and no night', () => {
    // Monday 12:00–16:30 is 270, Tuesday 08:30–12:00 is 210.
    expect(awayMinutes(offered, [away('2026-11-16T17:00:00Z', '2026-11-17T17:00:00Z')])).toBe(480);
    expect(awayMinutes(offered, [away('2026-11-16T23:00:00Z', '2026-11-17T08:00:00Z')])).toBe(0);
  });

  it('count once where two absences overlap, whichever is longer', () => {
    const [day, hour] = [away('2026-11-16T14:00:00Z', '2026-11-16T18:00:00Z'), away('2026-11-16T15:00:00Z', '2026-11-16T16:00:00Z')];
    expect(awayMinutes(offered, [hour, day])).toBe(240);
    expect(awayMinutes(offered, [day, away('2026-11-16T17:00:00Z', '2026-11-16T19:00:00Z')])).toBe(300);
  });

  it('are none without an absence, nor on days that were not asked for', () => {
    expect(awayMinutes(offered, [])).toBe(0);
    expect(awayMinutes(offered, [away('2026-11-18T14:00:00Z', '2026-11-18T18:00:00Z')])).toBe(0);
  });
});
