export * from './doses/index.js';
export * from './entries/index.js';
