export * from './chart-door.js';
export * from './chart-opening.js';
