export { DosingSessionsModule } from './dosing-sessions.module.js';
export { DosingSessionsQueries } from './dosing-sessions.queries.js';
export { KeepSummary } from './keep-summary.js';
export { OpenSession } from './open-session.js';
export { RecordEntries } from './record-entries.js';
export { RecordReadings, type ReadingsToRecord, type StreamedEntry } from './record-readings.js';
export { SessionGlances } from './session-glances.queries.js';
export { SignOrder } from './sign-order.js';
export { TakeStep } from './take-step.js';
