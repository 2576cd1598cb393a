import * as z from 'zod';
import { idSchema } from '../shared/index.js';
import { bookAppointment } from './appointments.js';

/** Moving or resizing a visit: the old appointment is cancelled and a new one replaces it. Nothing in the past is rewritten. */
export const moveAppointment = z.strictObject({
  /** The id of the appointment that replaces this one. */
  id: idSchema<'Appointment'>(),
  startsAt: bookAppointment.shape.startsAt,
  assignments: bookAppointment.shape.assignments,
  overrides: bookAppointment.shape.overrides,
  isRemote: z.boolean().default(false),
  /** How long the patient is there from now on; null leaves it as it is. */
  minutes: z.int().min(5).max(720).nullable().default(null),
});
export type MoveAppointment = z.infer<typeof moveAppointment>;
