export * from './permissions.js';
export * from './sign-in.js';
export * from './staff-accounts.js';
