import { dateField, plusMonths } from './date-field.js';
import { localDate } from './local-date.js';

describe('dates at the border', () => {
  it('reads days that exist and nothing else', () => {
    expect(dateField.safeParse('2028-02-29').success).toBe(true);
    for (const wrong of ['2027-02-29', '2026-13-01', '0000-00-00', '2026-4-1', '', null, 20260401]) {
      expect(dateField.safeParse(wrong).success).toBe(false);
    }
  });

  it('keeps to the last day of a shorter month', () => {
    expect(plusMonths(localDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(plusMonths(localDate('2028-01-31'), 1)).toBe('2028-02-29');
    expect(plusMonths(localDate('2024-02-29'), 12)).toBe('2025-02-28');
    expect(plusMonths(localDate('2026-11-22'), 12)).toBe('2027-11-22');
    expect(plusMonths(localDate('2026-01-15'), -1)).toBe('2025-12-15');
    expect(plusMonths(localDate('2026-12-15'), 1)).toBe('2027-01-15');
  });
});
