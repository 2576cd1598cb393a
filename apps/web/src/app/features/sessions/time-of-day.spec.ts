import { instant } from '@sojourn/domain';
import { instantOfTime } from './time-of-day.js';

const zone = 'America/New_York';

describe('a time of day at the bedside', () => {
  it.each([
    ['10:15', '2026-11-17T10:20:00-05:00', '2026-11-17T10:15:00-05:00'],
    ['23:55', '2026-11-18T00:10:00-05:00', '2026-11-17T23:55:00-05:00'],
    ['10:52', '2026-11-17T10:25:00-05:00', '2026-11-17T10:52:00-05:00'],
    ['10:26', '2026-11-17T10:25:30-05:00', '2026-11-17T10:26:00-05:00'],
  ])('%s written at %s is %s', (time, now, expected) => {
    expect(instant(instantOfTime(time, instant(now), zone))).toBe(instant(expected));
  });
});
