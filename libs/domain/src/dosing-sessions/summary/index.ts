export * from './session-summary.js';
