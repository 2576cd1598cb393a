export * from './measures-due.js';
export * from './timing-table.js';
