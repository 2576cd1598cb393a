export { CosignNote } from './cosign-note.js';
export { OpenNote } from './open-note.js';
export { SaveNote } from './save-note.js';
export { SignNote } from './sign-note.js';
export { TherapyNotesModule } from './therapy-notes.module.js';
export { TherapyNotesQueries } from './therapy-notes.queries.js';
