import type { AlertLimit, MonitoringPolicy, PredoseLimit } from './policy.js';

/** Outside these a value is unlikely and is asked about. Source: clinical reference §3.1, column "unlikely" [D]. */
export const likelyRanges: MonitoringPolicy['likely'] = {
  systolicMmHg: [80, 220],
  diastolicMmHg: [40, 130],
  pulsePressureMmHg: [15, 120],
  heartRatePerMin: [40, 160],
  spo2Percent: [85, 100],
  respiratoryRatePerMin: [8, 35],
  temperatureTenthsC: [350, 400],
  etco2MmHg: [20, 70],
  glucoseMgPerDl: [50, 400],
  weightG: [40_000, 200_000],
  heightMm: [1_400, 2_100],
};

const esketamine = ['intranasal-esketamine'] as const;
const racemic = ['intravenous-ketamine', 'intramuscular-ketamine', 'intranasal-ketamine', 'sublingual-ketamine'] as const;

/** Before a dose. The label's 140/90 for esketamine is strict: 140/90 itself is no caution. Source: clinical reference §3.1 [D]. */
export const predoseLimits: readonly PredoseLimit[] = [
  { outcome: 'no-go', sign: 'systolicMmHg', comparison: 'at-least', limit: 180 },
  { outcome: 'no-go', sign: 'diastolicMmHg', comparison: 'at-least', limit: 110 },
  { outcome: 'hold', sign: 'systolicMmHg', comparison: 'above', limit: 140, products: esketamine },
  { outcome: 'hold', sign: 'diastolicMmHg', comparison: 'above', limit: 90, products: esketamine },
  { outcome: 'hold', sign: 'systolicMmHg', comparison: 'at-least', limit: 150, products: racemic },
  { outcome: 'hold', sign: 'diastolicMmHg', comparison: 'at-least', limit: 95, products: racemic },
  { outcome: 'no-go', sign: 'heartRatePerMin', comparison: 'below', limit: 45 },
  { outcome: 'no-go', sign: 'heartRatePerMin', comparison: 'above', limit: 120 },
  { outcome: 'hold', sign: 'heartRatePerMin', comparison: 'below', limit: 50 },
  { outcome: 'hold', sign: 'heartRatePerMin', comparison: 'above', limit: 100 },
  { outcome: 'no-go', sign: 'spo2Percent', comparison: 'below', limit: 92 },
  { outcome: 'hold', sign: 'spo2Percent', comparison: 'below', limit: 95 },
  { outcome: 'no-go', sign: 'respiratoryRatePerMin', comparison: 'below', limit: 8 },
  { outcome: 'no-go', sign: 'respiratoryRatePerMin', comparison: 'above', limit: 30 },
  { outcome: 'hold', sign: 'respiratoryRatePerMin', comparison: 'below', limit: 10 },
  { outcome: 'hold', sign: 'respiratoryRatePerMin', comparison: 'above', limit: 24 },
  { outcome: 'no-go', sign: 'temperatureTenthsC', comparison: 'at-least', limit: 385 },
  { outcome: 'hold', sign: 'temperatureTenthsC', comparison: 'at-least', limit: 380 },
  { outcome: 'no-go', sign: 'glucoseMgPerDl', comparison: 'below', limit: 60 },
  { outcome: 'hold', sign: 'glucoseMgPerDl', comparison: 'below', limit: 70 },
  { outcome: 'hold', sign: 'glucoseMgPerDl', comparison: 'above', limit: 300 },
];

type Limit = Omit<AlertLimit, 'rule'>;
const of = (rule: AlertLimit['rule'], ...limits: readonly Limit[]): readonly AlertLimit[] => limits.map((limit) => ({ rule, ...limit }));

/** During and after dosing; a pressure is red if either component is. Source: clinical reference §3.1, §3.3 [D]. */
export const alertLimits: readonly AlertLimit[] = [
  ...of(
    'blood-pressure-high',
    { tier: 'red', sign: 'systolicMmHg', comparison: 'at-least', limit: 180 },
    { tier: 'red', sign: 'systolicMmHg', comparison: 'rise-at-least', limit: 60 },
    { tier: 'red', sign: 'diastolicMmHg', comparison: 'at-least', limit: 110 },
    { tier: 'yellow', sign: 'systolicMmHg', comparison: 'at-least', limit: 160 },
    { tier: 'yellow', sign: 'systolicMmHg', comparison: 'rise-percent-at-least', limit: 30 },
    { tier: 'yellow', sign: 'diastolicMmHg', comparison: 'at-least', limit: 100 },
    { tier: 'info', sign: 'systolicMmHg', comparison: 'rise-at-least', limit: 40 },
    { tier: 'info', sign: 'diastolicMmHg', comparison: 'rise-at-least', limit: 25 },
  ),
  ...of(
    'blood-pressure-low',
    { tier: 'red', sign: 'systolicMmHg', comparison: 'below', limit: 80 },
    { tier: 'red', sign: 'diastolicMmHg', comparison: 'below', limit: 40 },
    { tier: 'yellow', sign: 'systolicMmHg', comparison: 'below', limit: 90 },
    { tier: 'yellow', sign: 'diastolicMmHg', comparison: 'below', limit: 50 },
  ),
  ...of(
    'heart-rate-high',
    { tier: 'red', sign: 'heartRatePerMin', comparison: 'above', limit: 140 },
    { tier: 'yellow', sign: 'heartRatePerMin', comparison: 'above', limit: 120 },
  ),
  ...of(
    'heart-rate-low',
    { tier: 'red', sign: 'heartRatePerMin', comparison: 'below', limit: 40 },
    { tier: 'yellow', sign: 'heartRatePerMin', comparison: 'below', limit: 50 },
  ),
  ...of(
    'oxygen-saturation-low',
    { tier: 'red', sign: 'spo2Percent', comparison: 'below', limit: 90 },
    { tier: 'yellow', sign: 'spo2Percent', comparison: 'below', limit: 94 },
  ),
  ...of(
    'respiratory-rate-low',
    { tier: 'red', sign: 'respiratoryRatePerMin', comparison: 'below', limit: 8 },
    { tier: 'yellow', sign: 'respiratoryRatePerMin', comparison: 'below', limit: 10 },
  ),
  ...of(
    'respiratory-rate-high',
    { tier: 'red', sign: 'respiratoryRatePerMin', comparison: 'above', limit: 30 },
    { tier: 'yellow', sign: 'respiratoryRatePerMin', comparison: 'above', limit: 24 },
  ),
  ...of(
    'etco2-high',
    { tier: 'red', sign: 'etco2MmHg', comparison: 'above', limit: 60 },
    { tier: 'yellow', sign: 'etco2MmHg', comparison: 'above', limit: 50 },
  ),
  ...of('etco2-low', { tier: 'yellow', sign: 'etco2MmHg', comparison: 'below', limit: 30 }),
  ...of('pain-high', { tier: 'yellow', sign: 'painScore', comparison: 'at-least', limit: 7 }),
  ...of(
    'sedation-deep',
    { tier: 'red', sign: 'moaaS', comparison: 'at-most', limit: 2 },
    { tier: 'yellow', sign: 'moaaS', comparison: 'at-most', limit: 3 },
    { tier: 'red', sign: 'rass', comparison: 'at-most', limit: -4 },
    { tier: 'yellow', sign: 'rass', comparison: 'at-most', limit: -3 },
  ),
  ...of(
    'agitation',
    { tier: 'red', sign: 'rass', comparison: 'at-least', limit: 3 },
    { tier: 'yellow', sign: 'rass', comparison: 'at-least', limit: 2 },
  ),
];
