import { defaultMonitoringPolicy } from '../dosing-sessions/index.js';
import { blankSheet } from './blank-sheet.js';

describe('the lines of a blank flowsheet', () => {
  it('of an infusion of forty minutes are every ten while it runs, then four times fifteen, until release', () => {
    const sheet = blankSheet('intravenous-ketamine', 40, defaultMonitoringPolicy);
    const { everyMinWhileRunning: every } = defaultMonitoringPolicy.schedules['intravenous-ketamine'];
    expect(every).not.toBeNull();
    expect(sheet.minutes.slice(0, 2)).toEqual([every, 2 * (every ?? 0)]);
    // 40 minutes and the four quarters of an hour after it.
    expect(sheet.minutes).toEqual(expect.arrayContaining([55, 70, 85, 100]));
    expect(sheet).toMatchObject({ everyMin: null, minimumObservationMin: 60 });
  });

  it('of an injection come at 5, 15, 30, 45 and 60 minutes and go on to its ninetieth', () => {
    const { minutes } = blankSheet('intramuscular-ketamine', null, defaultMonitoringPolicy);
    expect(minutes.slice(0, 5)).toEqual([5, 15, 30, 45, 60]);
    expect(minutes.at(-1)).toBe(90);
  });

  it('of an infusion without a signed order only say how often', () => {
    expect(blankSheet('intravenous-ketamine', null, defaultMonitoringPolicy)).toMatchObject({
      minutes: [],
      everyMin: defaultMonitoringPolicy.schedules['intravenous-ketamine'].everyMinWhileRunning,
    });
  });
});
