import { clockSpan, dueStateOf, dueWords, roughSpan, spokenSpan } from './spans.js';

const minute = 60_000;

describe('running times', () => {
  it.each([
    [0, '0:00'],
    [65_000, '1:05'],
    [5_653_000, '1:34:13'], // 1 × 3600 + 34 × 60 + 13 = 5653 s
    [-4000, '0:00'],
  ])('%i ms stand on the timer as %s', (ms, words) => {
    expect(clockSpan(ms)).toBe(words);
  });

  it.each([
    [5_653_000, '1 hour 34 minutes'],
    [3_600_000, '1 hour'],
    [59_000, '0 minutes'],
    [60_000, '1 minute'],
  ])('%i ms are spoken as "%s"', (ms, words) => {
    expect(spokenSpan(ms)).toBe(words);
  });

  it.each([
    [-90_000, '2 minutes'],
    [3 * 3_600_000, '3 hours'],
    [11 * 86_400_000, '11 days'],
    [800 * 86_400_000, '2 years'],
  ])('two clocks %i ms apart are %s apart', (ms, words) => {
    expect(roughSpan(ms)).toBe(words);
  });
});

describe('vitals that fall due at ten', () => {
  const ten = Date.UTC(2026, 10, 24, 10);

  it.each([
    [ten - 3 * minute, 'later', 'in 3 min'],
    [ten - 1, 'later', 'in 1 min'],
    [ten, 'due', 'due now'],
    [ten + minute - 1, 'due', 'due now'],
    [ten + minute, 'overdue', '1 min overdue'],
    [ten + 75 * minute, 'overdue', '1 h 15 min overdue'],
    [ten - 2880 * minute + 1, 'later', 'in 2 days'],
    [ten + 2879 * minute, 'overdue', '47 h 59 min overdue'],
    [ten + 12 * 1440 * minute, 'overdue', '12 days overdue'],
  ])('at %i are %s: "%s"', (now, state, words) => {
    expect(dueStateOf(ten, now)).toBe(state);
    expect(dueWords(ten, now)).toBe(words);
  });
});
