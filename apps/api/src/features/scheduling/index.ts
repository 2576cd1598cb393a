export { BookAppointment } from './book-appointment.js';
export { CompleteVisit } from './complete-visit.js';
export { KeepResource } from './keep-resource.js';
export { SchedulingModule } from './scheduling.module.js';
export { TakeAppointmentStep } from './take-appointment-step.js';
