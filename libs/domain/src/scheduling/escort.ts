import * as z from 'zod';
import { optionalText, requiredText } from '../shared/index.js';
import type { AppointmentState } from './appointment-machine.js';

/** Who takes the patient home. Source: clinical reference §8.2. */
export const escort = z.strictObject({ name: requiredText(120), relation: optionalText(60), phone: requiredText(40) });
export type Escort = z.infer<typeof escort>;

const escortStates: readonly AppointmentState[] = [
  'requested',
  'waitlisted',
  'held',
  'booked',
  'confirmed',
  'arrived',
  'checked-in',
  'in-progress',
];

/**
 * Whether who takes the patient home can still be written down or changed: until the visit is over. Example: a patient who waits at the desk may
 * name another than at booking. Odd case: a visit that was called off has nobody to be taken home. Source: clinical reference §8.2.
 */
export function mayNameEscort(state: AppointmentState): boolean {
  return escortStates.includes(state);
}
