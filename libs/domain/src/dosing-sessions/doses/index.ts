export * from './body-weight.js';
export * from './dose-formulas.js';
export * from './draw-volume.js';
export * from './drug.js';
export * from './infusion-course.js';
export * from './infusion-delivery.js';
export * from './infusion-log.js';
export * from './preparation-policy.js';
