export * from './commands.js';
export * from './crisis-contact.js';
export * from './disposition.js';
export * from './escalation.js';
export * from './risk-call.js';
export * from './risk-standing.js';
