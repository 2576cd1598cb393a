export { BookAppointment } from './book-appointment.js';
export { CompleteVisit } from './complete-visit.js';
export { FindPlace } from './find-place.js';
export { KeepResource } from './keep-resource.js';
export { PatientAnswers, type VisitForPatient } from './patient-answers.js';
export { PatientAnswersQueries } from './patient-answers.queries.js';
export { SchedulingModule } from './scheduling.module.js';
export { SchedulingPolicies } from './scheduling-policies.js';
export { TakeAppointmentStep } from './take-appointment-step.js';
