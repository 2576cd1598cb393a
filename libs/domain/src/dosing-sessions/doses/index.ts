export * from './body-weight.js';
export * from './dose-formulas.js';
export * from './dosing-weight-input.js';
export * from './draw-volume.js';
export * from './drug.js';
export * from './esketamine-devices.js';
export * from './esketamine-dose.js';

export * from './esketamine-order.js';
export * from './esketamine-policy.js';
export * from './home-supply.js';
export * from './infusion-course.js';
export * from './infusion-delivery.js';
export * from './infusion-log.js';
export {
  bagVolumeMl as bagVolumeField,
  concentrationMgPerMl as concentrationField,
  doseMgPerKg as doseMgPerKgField,
  durationMin as durationField,
  pumpRateMlPerH as pumpRateField,
  weightedRateUgPerKgPerMin as weightedRateField,
  weightKg as weightKgField,
} from './input-ranges.js';
export * from './injection-placement.js';
export * from './injection-policy.js';
export * from './injection-volume.js';
export * from './intramuscular-dose.js';
export * from './intramuscular-input.js';
export * from './intravenous-bolus.js';
export * from './intravenous-dose.js';
export * from './intravenous-input.js';
export * from './measured-field.js';
export * from './nasal-spray-dose.js';
export * from './preparation-policy.js';
export * from './treatment-week.js';
export * from './written-amount.js';
