import { measuredField } from './measured-field.js';

// What can be true at all, not what is safe to give: safety is the limit engine's, with its policy. Weight and height: clinical reference §3.1.

const above = (maximum: number) => ({ minimum: 0, maximum, isAboveMinimum: true });

export const weightKg = measuredField({ minimum: 20, maximum: 350 }, 'kg');
/** 20 kg and 350 kg in pounds, rounded outwards; the converted weight is checked against the kilograms again. */
export const weightLb = measuredField({ minimum: 44, maximum: 772 }, 'lb');
export const heightCm = measuredField({ minimum: 100, maximum: 250 }, 'cm');
export const doseMgPerKg = measuredField(above(20), 'mg/kg');
export const doseMg = measuredField(above(5_000), 'mg');
export const concentrationMgPerMl = measuredField(above(1_000), 'mg/mL');
export const bagVolumeMl = measuredField(above(5_000), 'mL');
export const syringeMl = measuredField(above(100), 'mL');
export const syringeStepMl = measuredField({ minimum: 0.001, maximum: 10 }, 'mL');
export const sprayMl = measuredField(above(1), 'mL');
export const durationMin = measuredField(above(1_440), 'min');
export const pumpRateMlPerH = measuredField({ minimum: 0, maximum: 2_000 }, 'mL/h');
export const weightedRateUgPerKgPerMin = measuredField(above(1_000), 'ug/kg/min');
