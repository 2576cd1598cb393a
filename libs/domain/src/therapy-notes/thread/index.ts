export * from './integration-thread.js';
export * from './practices.js';
export type { ThreadNote, ThreadSession } from './thread-note.js';
