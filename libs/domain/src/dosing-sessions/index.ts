export * from './doses/index.js';
export * from './entries/index.js';
export * from './limits/index.js';
