export * from './views.js';
export * from './shift-note.js';
