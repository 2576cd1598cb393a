export * from './permissions.js';
export * from './sign-in.js';
