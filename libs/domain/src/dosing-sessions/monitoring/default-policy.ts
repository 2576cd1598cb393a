import { alertLimits, likelyRanges, predoseLimits } from './default-limits.js';
import type { MonitoringPolicy, SchedulePolicy } from './policy.js';

const ofAll: Pick<SchedulePolicy, 'baselineWithinMin' | 'everyMinWhilePaused' | 'everyMinAfterYellow' | 'everyMinAfterRed' | 'earlyMin'> = {
  baselineWithinMin: 15,
  everyMinWhilePaused: 5,
  everyMinAfterYellow: 5,
  everyMinAfterRed: 5,
  earlyMin: 5,
};
const untilDischarge = Number.MAX_SAFE_INTEGER;

const intravenous: SchedulePolicy = {
  ...ofAll,
  requiredSigns: ['systolicMmHg', 'heartRatePerMin', 'spo2Percent'],
  everyMinWhileRunning: 10,
  offsets: { anchor: 'last-dose', minutes: [] },
  tail: [
    { everyMin: 15, times: 4 },
    { everyMin: 30, times: untilDischarge },
  ],
  sedation: { anchor: 'first-dose', minutes: [10] },
  dissociation: { anchor: 'first-dose', minutes: [40] },
  minimumObservationMin: 60,
  isMinimumHard: false,
};

const intramuscular: SchedulePolicy = {
  ...ofAll,
  requiredSigns: ['systolicMmHg', 'heartRatePerMin', 'spo2Percent'],
  everyMinWhileRunning: null,
  offsets: { anchor: 'each-dose', minutes: [5, 15, 30, 45, 60] },
  tail: [
    { everyMin: 15, times: 2 },
    { everyMin: 30, times: untilDischarge },
  ],
  sedation: { anchor: 'first-dose', minutes: [30] },
  dissociation: { anchor: 'first-dose', minutes: [30] },
  minimumObservationMin: 90,
  isMinimumHard: false,
};

/** Forty minutes after the last device, ten to either side; then half-hourly, and quarter-hourly while the pressure is up. */
const esketamine: SchedulePolicy = {
  ...ofAll,
  requiredSigns: ['systolicMmHg'],
  everyMinWhileRunning: null,
  offsets: { anchor: 'last-dose', minutes: [40] },
  tail: [{ everyMin: 30, times: untilDischarge }],
  sedation: { anchor: 'last-dose', minutes: [40] },
  dissociation: { anchor: 'last-dose', minutes: [40] },
  everyMinAfterYellow: 15,
  earlyMin: 10,
  minimumObservationMin: 120,
  isMinimumHard: true,
};

const nasal: SchedulePolicy = {
  ...ofAll,
  requiredSigns: ['systolicMmHg', 'heartRatePerMin', 'spo2Percent'],
  everyMinWhileRunning: null,
  offsets: { anchor: 'last-dose', minutes: [10, 20, 40] },
  tail: [{ everyMin: 20, times: untilDischarge }],
  sedation: { anchor: 'first-dose', minutes: [20] },
  dissociation: { anchor: 'first-dose', minutes: [40] },
  minimumObservationMin: 90,
  isMinimumHard: false,
};

const sublingual: SchedulePolicy = {
  ...nasal,
  offsets: { anchor: 'last-dose', minutes: [20, 40] },
  tail: [{ everyMin: 30, times: untilDischarge }],
  sedation: { anchor: 'first-dose', minutes: [40] },
};

/** Version 1 of every clinic's monitoring policy. Source: clinical reference §3.1–3.6, all [D] unless the reference says otherwise. */
export const defaultMonitoringPolicy: MonitoringPolicy = {
  id: 'monitoring',
  version: 1,
  likely: likelyRanges,
  predose: predoseLimits,
  alerts: alertLimits,
  sustainedDesaturation: { belowPercent: 92, longerThanSeconds: 60 },
  normalReadingsToRelax: 2,
  lateAfterMin: 5,
  missedAfterMin: 10,
  mergeWithinMin: 3,
  acknowledgeWithinMin: { yellow: 10, red: 2 },
  prescriberInformedWithinMin: 5,
  schedules: {
    'intravenous-ketamine': intravenous,
    'intramuscular-ketamine': intramuscular,
    'intranasal-esketamine': esketamine,
    'intranasal-ketamine': nasal,
    'sublingual-ketamine': sublingual,
  },
  discharge: {
    scoreAtLeast: 9,
    consecutiveReadings: 2,
    readingsApartMin: 10,
    systolicBelowMmHg: 160,
    diastolicBelowMmHg: 100,
    withinPercentOfBaseline: 20,
    spo2AtLeastPercent: 94,
    awakeAssessments: 2,
    moaaSAtLeast: 5,
    rassBetween: [-1, 0],
    dissociationWithin: 2,
    nauseaAtMost: 3,
  },
  sedationScale: 'moaa-s',
};
