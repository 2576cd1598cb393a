import type { LimitMeasure, LimitPolicy, LimitRoute, LimitRule } from './limit-policy.js';
import { limitRoutes } from './limit-policy.js';

// Every number here is a software default that the medical director edits and signs. Source: clinical reference §2.8.

type Limits = readonly [soft: number | null, hard: number | null, options?: Options];
type Options = { readonly isReducedForFrailty?: boolean; readonly blocksWhenUnknown?: boolean };

function limit(
  id: string,
  routes: LimitRoute | readonly LimitRoute[],
  [measure, fails]: readonly [LimitMeasure, 'above' | 'below'],
  [soft, hard, { isReducedForFrailty = false, blocksWhenUnknown = false } = {}]: Limits,
): LimitRule {
  return {
    id,
    routes: typeof routes === 'string' ? [routes] : [...routes],
    measure,
    fails,
    soft,
    hard,
    isReducedForFrailty,
    blocksWhenUnknown,
  };
}

const frail = { isReducedForFrailty: true };
const mustBeKnown = { blocksWhenUnknown: true };
const injected = ['intravenous-infusion', 'intramuscular'] as const;

const doseRules: readonly LimitRule[] = [
  limit('dose-low-per-kg', injected, ['cumulativeMgPerKg', 'below'], [0.25, null]),
  limit('infusion-dose-per-kg', 'intravenous-infusion', ['doseMgPerKg', 'above'], [0.75, 1.5, frail]),
  limit('infusion-dose', 'intravenous-infusion', ['doseMg', 'above'], [80, 150, frail]),
  limit('infusion-session-per-kg', 'intravenous-infusion', ['cumulativeMgPerKg', 'above'], [0.75, 1.5, frail]),
  limit('infusion-session', 'intravenous-infusion', ['cumulativeMg', 'above'], [80, 150, frail]),
  limit('bolus-dose-per-kg', 'intravenous-bolus', ['doseMgPerKg', 'above'], [0.15, 0.3, frail]),
  limit('bolus-session-per-kg', 'intravenous-bolus', ['cumulativeMgPerKg', 'above'], [0.75, 1.5, frail]),
  limit('bolus-session', 'intravenous-bolus', ['cumulativeMg', 'above'], [80, 150, frail]),
  limit('injection-dose-per-kg', 'intramuscular', ['doseMgPerKg', 'above'], [1, 1.5, frail]),
  limit('injection-dose', 'intramuscular', ['doseMg', 'above'], [90, 150, frail]),
  limit('injection-session-per-kg', 'intramuscular', ['cumulativeMgPerKg', 'above'], [1, 2, frail]),
  limit('injection-session', 'intramuscular', ['cumulativeMg', 'above'], [null, 200]),
  limit('esketamine-day', 'intranasal-esketamine', ['cumulativeMg', 'above'], [null, 84]),
  limit('nasal-dose-low', 'intranasal-clinic', ['cumulativeMg', 'below'], [10, null]),
  limit('nasal-dose', 'intranasal-clinic', ['doseMg', 'above'], [60, 150, frail]),
  limit('nasal-session', 'intranasal-clinic', ['cumulativeMg', 'above'], [80, 200, frail]),
  limit('nasal-home-dose', 'intranasal-home', ['doseMg', 'above'], [40, 80, frail]),
  limit('troche-dose-low', 'sublingual-clinic', ['cumulativeMg', 'below'], [50, null]),
  limit('troche-dose', 'sublingual-clinic', ['doseMg', 'above'], [300, 500, frail]),
  limit('troche-session', 'sublingual-clinic', ['cumulativeMg', 'above'], [300, 500, frail]),
  limit('troche-home-dose', 'sublingual-home', ['doseMg', 'above'], [200, 300, frail]),
];

const home = ['intranasal-home', 'sublingual-home'] as const;

const timeRules: readonly LimitRule[] = [
  limit('infusion-rate', 'intravenous-infusion', ['rateUgPerKgPerMin', 'above'], [20, 40]),
  limit('infusion-duration', 'intravenous-infusion', ['durationMin', 'below'], [40, 15]),
  limit('bolus-duration', 'intravenous-bolus', ['durationMin', 'below'], [2, 1]),
  limit('infusion-session-gap', 'intravenous-infusion', ['hoursSinceLastSession', 'below'], [48, 20]),
  limit('infusion-increase-per-kg', 'intravenous-infusion', ['increaseMgPerKg', 'above'], [0.2, null]),
  limit('infusion-increase-percent', 'intravenous-infusion', ['increasePercent', 'above'], [50, null]),
  limit('booster-gap', 'intramuscular', ['minutesSincePrevious', 'below'], [10, 5]),
  limit('esketamine-device-gap', 'intranasal-esketamine', ['minutesSincePrevious', 'below'], [null, 5]),
  limit('esketamine-week', 'intranasal-esketamine', ['dosesThisTreatmentWeek', 'above'], [null, 2]),
  limit('esketamine-session-gap', 'intranasal-esketamine', ['hoursSinceLastSession', 'below'], [48, null]),
  limit('spray-gap', 'intranasal-clinic', ['minutesSincePrevious', 'below'], [null, 5]),
  limit('home-sessions', home, ['sessionsToday', 'above'], [null, 1]),
  limit('home-sitter', home, ['sitterPresent', 'below'], [null, 1, mustBeKnown]),
  limit('home-blood-pressure', home, ['bloodPressureTaken', 'below'], [null, 1, mustBeKnown]),
];

const weightRules: readonly LimitRule[] = [
  limit('weight-age', limitRoutes, ['weightAgeDays', 'above'], [null, 7, mustBeKnown]),
  limit('weight-change', limitRoutes, ['weightChangePercent', 'above'], [5, 10]),
];

export const defaultLimitPolicy: LimitPolicy = {
  version: 1,
  effectiveFrom: '2026-01-01',
  rules: [...doseRules, ...timeRules, ...weightRules],
  frailty: { fromAgeYears: 65, factor: 0.75 },
  weightComparedWithinDays: 14,
};
