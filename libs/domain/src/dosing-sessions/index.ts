export * from './doses/index.js';
export * from './entries/index.js';
export * from './limits/index.js';
export * from './fold/index.js';
export * from './monitoring/index.js';
export * from './rescue/index.js';
export * from './session/index.js';
export * from './views.js';
