export * from './canonical-json.js';
export * from './note-machine.js';
export * from './note-rules.js';
export * from './notes-content/index.js';
export * from './process-notes.js';
export * from './session-facts.js';
export * from './views.js';
export * from './vocabularies.js';
