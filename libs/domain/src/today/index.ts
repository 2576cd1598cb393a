export * from './room-board.js';
export * from './views.js';
export * from './shift-note.js';
