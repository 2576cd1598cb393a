export * from './arrange-note.js';
export * from './copies.js';
export * from './copy-origin.js';
export * from './formats.js';
export * from './note-draft.js';
export type { NoteSection } from './note-section.js';
export * from './note-types.js';
