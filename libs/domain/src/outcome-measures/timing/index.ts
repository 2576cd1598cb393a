export * from './clinic-timing.js';
export * from './history-timing.js';
export * from './measures-due.js';
export * from './safety-contact.js';
export * from './timing-table.js';
export * from './trauma-treated.js';
