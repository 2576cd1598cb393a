export * from './decode-policy.js';
