import { defaultMonitoringPolicy } from '../dosing-sessions/index.js';
import { blankSheet } from './blank-sheet.js';
import { defaultOutagePackPolicy } from './outage-pack.js';

describe('the lines of a blank flowsheet', () => {
  it('of an infusion of forty minutes are every ten while it runs, then four times fifteen, until release', () => {
    const sheet = blankSheet('intravenous-ketamine', 40, defaultMonitoringPolicy);
    expect(sheet).toEqual({ minutes: [10, 20, 30, 40, 55, 70, 85, 100], everyMin: null, minimumObservationMin: 60 });
    expect(blankSheet('intravenous-ketamine', 45, defaultMonitoringPolicy).minutes).toEqual([10, 20, 30, 40, 60, 75, 90, 105]);
  });

  it('of a clinic that also asks five and ten minutes after the start are in order, each minute once', () => {
    const { schedules } = defaultMonitoringPolicy;
    const asked = { ...schedules['intravenous-ketamine'], offsets: { anchor: 'first-dose', minutes: [10, 5] } } as const;
    const policy = { ...defaultMonitoringPolicy, schedules: { ...schedules, 'intravenous-ketamine': asked } };
    expect(blankSheet('intravenous-ketamine', 20, policy).minutes.slice(0, 4)).toEqual([5, 10, 20, 35]);
  });

  it('of an injection come at 5, 15, 30, 45 and 60 minutes and go on to its ninetieth', () => {
    const { minutes } = blankSheet('intramuscular-ketamine', null, defaultMonitoringPolicy);
    expect(minutes.slice(0, 5)).toEqual([5, 15, 30, 45, 60]);
    expect(minutes.at(-1)).toBe(90);
    expect(blankSheet('intramuscular-ketamine', 40, defaultMonitoringPolicy).minutes).toEqual(minutes);
  });

  it('of an infusion without a signed order only say how often', () => {
    expect(blankSheet('intravenous-ketamine', null, defaultMonitoringPolicy)).toMatchObject({
      minutes: [],
      everyMin: defaultMonitoringPolicy.schedules['intravenous-ketamine'].everyMinWhileRunning,
    });
  });
});

describe('the paper for an outage', () => {
  it('is made before the first visit and kept two days, unless the clinic says otherwise', () => {
    expect(defaultOutagePackPolicy).toEqual({ madeAtLocal: '05:30', keptDays: 2 });
  });
});
