export * from './views.js';
export * from './outage-pack.js';
export * from './blank-sheet.js';
