export * from './letter-name.js';
export * from './opening-hours.js';
export * from './places.js';
export * from './views.js';
