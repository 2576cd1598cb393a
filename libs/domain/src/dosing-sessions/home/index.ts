export * from './decide-home-dose.js';
export * from './home-policy.js';
export * from './home-schedule.js';
