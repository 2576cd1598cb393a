export { CosignNote } from './cosign-note.js';
export { OpenNote } from './open-note.js';
export { RotateProcessNoteKeys } from './process-notes/rotate-process-note-keys.js';
export { WriteProcessNote } from './process-notes/write-process-note.js';
export { SaveNote } from './save-note.js';
export { SignNote } from './sign-note.js';
export { TherapyNotesModule } from './therapy-notes.module.js';
export { TherapyNotesQueries } from './therapy-notes.queries.js';
