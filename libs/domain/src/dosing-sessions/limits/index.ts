export * from './default-limit-policy.js';
export * from './limit-decision.js';
export * from './limit-evaluation.js';
export * from './limit-policy.js';
export * from './limit-values.js';
export * from './spacing.js';
