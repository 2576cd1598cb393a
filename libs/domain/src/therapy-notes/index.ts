export * from './note-machine.js';
export * from './notes-content/index.js';
export * from './vocabularies.js';
