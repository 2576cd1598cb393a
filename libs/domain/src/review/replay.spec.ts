import { aDosingSession, alexLines, clock } from '../dosing-sessions/testing/index.js';
import { replayFold, replayLines, replayMoments, replayStep } from './replay.js';

const alex = aDosingSession().telling(...alexLines);
const replayed = { session: alex.session, entries: alex.entries, policy: alex.policy };
const moments = replayMoments(alex.foldAt('12:30').timeline);
const corrected = aDosingSession()
  .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
  .with('10:15', 'vitals-taken', { systolicMmHg: 164, diastolicMmHg: 98 }, { key: 'first' })
  .with('10:15', 'vitals-taken', { systolicMmHg: 146, diastolicMmHg: 98 }, { amends: 'first', reason: 'Cuff slipped', typedAt: '10:40' })
  .with('10:20', 'observation-noted', { category: 'affect', text: 'Tearful' }, { key: 'tears' })
  .with('10:25', 'entered-in-error', { reason: 'Other patient' }, { amends: 'tears' });

describe('the replay of a session', () => {
  it('stops once at each instant the log speaks of, in order', () => {
    const times = moments.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
    expect(moments.flatMap(({ marks }) => marks)).toHaveLength(alex.foldAt('12:30').timeline.length);
    expect(moments.some(({ marks }) => marks.length > 1)).toBe(true);
    expect(replayMoments([])).toEqual([]);
  });

  it('is the fold of what had happened by then, and knows nothing of what came later', () => {
    const early = replayFold(replayed, clock('10:06'));
    expect(early.phase).toBe('dosing');
    expect(early.readings.every(({ at }) => at <= clock('10:06'))).toBe(true);
    expect(early.timeline.every(({ at }) => at <= clock('10:06'))).toBe(true);
    expect(replayFold(replayed, clock('12:30')).phase).toBe('discharged');
  });

  it('goes from entry to entry and by the minute, and stays between the first entry and the last', () => {
    const [first, second, last] = [moments[0]?.at, moments[1]?.at, moments.at(-1)?.at];
    const start = clock('10:05');
    expect(replayStep(moments, first ?? start, 'next-entry')).toBe(second);
    expect(replayStep(moments, second ?? start, 'previous-entry')).toBe(first);
    expect(replayStep(moments, clock('10:10'), 'minute-on')).toBe(clock('10:11'));
    expect(replayStep(moments, clock('10:10'), 'minute-back')).toBe(clock('10:09'));
    expect(replayStep(moments, start, 'first')).toBe(first);
    expect(replayStep(moments, start, 'last')).toBe(last);
    expect(replayStep(moments, last ?? start, 'next-entry')).toBe(last);
    expect(replayStep(moments, first ?? start, 'previous-entry')).toBe(first);
    expect(replayStep(moments, last ?? start, 'minute-on')).toBe(last);
  });

  it('leaves the cursor where it is while nothing is recorded', () => {
    expect(replayStep([], clock('10:05'), 'next-entry')).toBe(clock('10:05'));
  });

  it('says of each line who wrote it, when it was typed late, and why it was put right', () => {
    const lines = replayLines(corrected.foldAt('11:00'));
    const [wrong, right] = lines.filter(({ mark }) => mark.kind === 'vitals-taken');
    expect(wrong).toMatchObject({
      mark: { state: 'amended' },
      reason: 'Cuff slipped',
      isCorrection: false,
      writtenAt: null,
      minutesFromDose: 10,
    });
    expect(right).toMatchObject({ mark: { state: 'stands' }, reason: 'Cuff slipped', isCorrection: true, writtenAt: clock('10:40') });
    expect(lines.find(({ mark }) => mark.kind === 'observation-noted')).toMatchObject({
      mark: { state: 'entered-in-error' },
      reason: 'Other patient',
      isCorrection: false,
    });
    expect(lines.find(({ mark }) => mark.kind === 'entered-in-error')).toMatchObject({ reason: null, isCorrection: false });
  });

  it('names no author for the raising of an alert, and no minute before the first dose is known', () => {
    const raised = replayLines(alex.foldAt('12:30')).find(({ mark }) => mark.kind === 'alert-raised');
    expect(raised).toMatchObject({ authorId: null, writtenAt: null, reason: null, isCorrection: false });
    const unheard = replayLines(aDosingSession().withVitals('09:50', '118/76').foldAt('09:55'));
    expect(unheard).toMatchObject([{ minutesFromDose: null, reason: null }]);
  });
});
