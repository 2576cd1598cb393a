import type { Role } from '../staff/index.js';
import type { SituationResource } from './day-situation.js';
import type { BookingRole } from './needed-spans.js';

const rolesFor: Record<'therapist' | 'nurse' | 'prescriber', readonly Role[]> = {
  therapist: ['therapist'],
  nurse: ['nurse'],
  prescriber: ['prescriber', 'medical-director'],
};
/** Whether the resource is of the kind, or the person of the role, that is asked for. */
export function canServe(role: BookingRole, { kind, roles }: SituationResource): boolean {
  if (role === 'room' || role === 'pump') return kind === role;
  return kind === 'staff' && rolesFor[role].some((known) => roles.includes(known));
}
