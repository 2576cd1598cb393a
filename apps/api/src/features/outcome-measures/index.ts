export { ActOnRiskEvent } from './act-on-risk-event.js';
export { answersCheckIn, openForms } from './answers-check-in.js';
export { AssignmentsQueries, type KeptAssignment } from './assignments.queries.js';
export { CrisisContact } from './crisis-contact.js';
export { FreezeBaseline } from './freeze-baseline.js';
export { OutcomeMeasuresModule } from './outcome-measures.module.js';
export { RecordResponse, type ResponseKept } from './record-response.js';
export { RiskEventsQueries } from './risk-events.queries.js';
export { ToldLooks } from './told-looks.js';
