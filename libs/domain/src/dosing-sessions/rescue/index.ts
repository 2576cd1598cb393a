export * from './decide-rescue.js';
export * from './default-rescue-policy.js';
export * from './rescue-dose.js';
export * from './rescue-evaluation.js';
export * from './rescue-policy.js';
export * from './rescue-words.js';
