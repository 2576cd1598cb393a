export { BookAppointment } from './book-appointment.js';
export { KeepResource } from './keep-resource.js';
export { SchedulingModule } from './scheduling.module.js';
