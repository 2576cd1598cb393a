export * from './disposition.js';
export * from './risk-standing.js';
