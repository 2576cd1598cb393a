export { TherapyNotesModule } from './therapy-notes.module.js';
export { TherapyNotesQueries } from './therapy-notes.queries.js';
