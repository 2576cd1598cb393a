export * from './amendment-clock.js';
export * from './amendment-machine.js';
export * from './amendment-views.js';
