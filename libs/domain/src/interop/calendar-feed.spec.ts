import { instant, instantFromMs } from '../shared/index.js';
import { countFetch } from './calendar-feed.js';

const from = instant('2026-11-29T12:00:00Z');
const after = (minutes: number) => instantFromMs(from + minutes * 60_000);

describe('how often a calendar may be asked for', () => {
  it.each([
    // counted in this hour, minutes after its first, the count after
    [0, 0, 1],
    [29, 59, 30],
    [30, 59, null],
    [30, 60, 1],
    [5, 180, 1],
  ])('%s times so far, %s min after the first: %s', (fetches, minutes, expected) => {
    expect(countFetch({ countedFrom: from, fetches }, after(minutes))?.fetches ?? null).toBe(expected);
  });

  it('counts from the first question of the hour', () => {
    expect(countFetch({ countedFrom: from, fetches: 1 }, after(10))?.countedFrom).toBe(from);
    expect(countFetch({ countedFrom: from, fetches: 30 }, after(61))?.countedFrom).toBe(after(61));
  });
});
