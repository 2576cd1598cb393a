import type { LimitMeasure } from './limit-policy.js';

/** What a rule looks at, in words a prescriber reads, with the unit written as ISMP asks. */
export const measureWords: Readonly<Record<LimitMeasure, readonly [name: string, unit: string]>> = {
  doseMg: ['The dose', 'mg'],
  doseMgPerKg: ['The dose by weight', 'mg/kg'],
  cumulativeMg: ['The total of the day', 'mg'],
  cumulativeMgPerKg: ['The total of the day by weight', 'mg/kg'],
  rateUgPerKgPerMin: ['The rate by weight', 'mcg/kg/min'],
  durationMin: ['The duration', 'min'],
  hoursSinceLastSession: ['The time since the last session', 'h'],
  minutesSincePrevious: ['The time since the previous dose', 'min'],
  increaseMgPerKg: ['The increase over the last session', 'mg/kg'],
  increasePercent: ['The increase over the last session', '%'],
  sessionsToday: ['The number of sessions today', ''],
  dosesThisTreatmentWeek: ['The number of doses in this treatment week', ''],
  weightAgeDays: ['The age of the weight', 'days'],
  weightChangePercent: ['The change of the weight', '%'],
  sitterPresent: ['The presence of a sitter', ''],
  bloodPressureTaken: ['A blood pressure', ''],
};
