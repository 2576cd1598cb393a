import type { RescueCondition, VitalSign } from '../entries/index.js';

/** Conditions as a nurse asks about them. */
export const conditionWords: Readonly<Record<RescueCondition, string>> = {
  'long-qt': 'Long QT in an ECG',
  asthma: 'Asthma',
  'heart-block': 'Heart block',
  'renal-impairment': 'Impaired kidneys',
};

/** Signs as they stand on the monitor. */
export const signNames: Readonly<Record<VitalSign, string>> = {
  systolicMmHg: 'Systolic pressure',
  diastolicMmHg: 'Diastolic pressure',
  heartRatePerMin: 'Heart rate',
  spo2Percent: 'SpO₂',
  respiratoryRatePerMin: 'Breaths',
  temperatureTenthsC: 'Temperature',
  etco2MmHg: 'EtCO₂',
  painScore: 'Pain',
  glucoseMgPerDl: 'Glucose',
};
