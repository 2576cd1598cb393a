export { alertFindings, isGraver, type AlertFinding, type Measurement } from './alert-findings.js';
export { comparisonText, isWithinPercent } from './comparison.js';
export { defaultMonitoringPolicy } from './default-policy.js';
export { plausibilityOf, unusualSigns, type Plausibility, type Signs } from './plausibility.js';
export { alertRules, type AlertLimit, type AlertRule, type AlertTier, type MonitoringPolicy, type SchedulePolicy } from './policy.js';
export { judgeBaseline, type PredoseFinding, type PredoseJudgement } from './predose-range.js';
export { dissociationLevels, sedationScales } from './scales.js';
export type { Slot, SlotStatus } from './slot.js';
