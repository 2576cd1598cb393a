import { instant, plusMinutes, type Instant, type TreatmentProduct } from '../../shared/index.js';
import { defaultMonitoringPolicy, observationTimes } from './index.js';

const from = instant('2026-11-17T15:00:00Z');
const after = (minutes: number): Instant => plusMinutes(from, minutes);
const minutesOf = (times: readonly number[]): number[] => times.map((at) => (at - from) / 60_000);

function timesOf(product: TreatmentProduct, doses: readonly number[], more: { readonly endedAt?: Instant; readonly until?: Instant } = {}) {
  const asked = { product, doseTimes: doses.map(after), endedAt: more.endedAt ?? null, until: more.until ?? null };
  return observationTimes(asked, defaultMonitoringPolicy);
}

describe('the times of observation after a dose', () => {
  it('of three devices count from the last, in whatever order they were written down', () => {
    const times = timesOf('intranasal-esketamine', [10, 0, 5]);
    expect(times).toMatchObject({ earliestReleaseAt: after(130), minimumObservationMin: 120, isMinimumHard: true, baselineWithinMin: 15 });
    expect([times.vitalSigns, times.sedation, times.dissociation].map(minutesOf)).toEqual([[50, 80, 110], [50], [50]]);
  });

  it('of two injections count from each, and from the last for leaving', () => {
    const times = timesOf('intramuscular-ketamine', [0, 15]);
    expect(minutesOf(times.vitalSigns)).toEqual([5, 15, 20, 30, 45, 60, 75, 90, 105]);
    expect(times).toMatchObject({ earliestReleaseAt: after(105), isMinimumHard: false, everyMinWhileRunning: null });
  });

  it('of an infusion are not planned while it runs; after its end they are, to the moment asked for and no further', () => {
    expect(timesOf('intravenous-ketamine', [0])).toMatchObject({
      earliestReleaseAt: null,
      vitalSigns: [],
      everyMinWhileRunning: 10,
      everyMinWhilePaused: 5,
    });
    const ended = timesOf('intravenous-ketamine', [0], { endedAt: after(40), until: after(70) });
    expect(minutesOf(ended.vitalSigns)).toEqual([55, 70]);
    expect(ended.earliestReleaseAt).toBe(after(100));
    expect(minutesOf(timesOf('intravenous-ketamine', [0], { endedAt: after(40) }).vitalSigns)).toEqual([55, 70, 85, 100]);
    expect(minutesOf(timesOf('intranasal-ketamine', [0], { until: after(39) }).vitalSigns)).toEqual([10, 20]);
  });
});
