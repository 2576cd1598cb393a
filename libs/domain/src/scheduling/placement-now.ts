import { instant } from '../shared/index.js';
import type { Placement } from './booking-conflict.js';
import type { BoardAppointment } from './day-view.js';

/**
 * The place an appointment has now, as the rules read it. Example: a nurse with two loads is assigned once. Source: clinical reference
 * §8.2. Odd case: one that holds nothing has no assignments.
 */
export function placementNow(appointment: BoardAppointment): Placement {
  const { id: appointmentId, patientId, visitType, phases, isRemote } = appointment;
  const assignments = appointment.bookings
    .map(({ role, resourceId }) => ({ role, resourceId }))
    .filter((one, index, all) => all.findIndex(({ role }) => role === one.role) === index);
  return { appointmentId, patientId, visitType, startsAt: instant(appointment.startsAt), phases, assignments, isRemote };
}
