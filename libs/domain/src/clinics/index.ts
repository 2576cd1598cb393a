export * from './opening-hours.js';
export * from './places.js';
export * from './views.js';
