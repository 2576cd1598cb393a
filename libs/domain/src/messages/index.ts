export * from './check-in-text.js';
export * from './due-reminder.js';
export * from './message-view.js';
export * from './next-try.js';
export * from './own-pages-text.js';
export * from './reminder-policy.js';
export * from './reminder-text.js';
