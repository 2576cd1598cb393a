export * from './last-at-dose.js';
export * from './session-glance.js';
export * from './session-summary.js';
