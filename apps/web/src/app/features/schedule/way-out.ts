import { instant, placementNow, replaced, type BookingConflict, type HandOver, type WayOut } from '@sojourn/domain';
import type { PlannedMove } from './arranging.js';

/** A visit with what becomes of it. */
export interface Decided {
  readonly visit: HandOver;
  readonly way: WayOut;
}

/** The soft rules in the way of somebody who takes over; firm ones cannot be chosen. */
export function conflictsOf({ visit, way }: Decided): readonly BookingConflict[] {
  return way.kind === 'to' ? (visit.candidates.find(({ resourceId }) => resourceId === way.resourceId)?.reasons ?? []) : [];
}

/** The move that a way out is, if it is one. */
export function plannedMove({ visit: { appointment, role }, way }: Decided): readonly PlannedMove[] {
  if (way.kind === 'at') return [{ appointment, id: crypto.randomUUID(), startsAt: way.startsAt, assignments: way.assignments }];
  if (way.kind !== 'to' || role === null) return [];
  const assignments = replaced(placementNow(appointment).assignments, role, way.resourceId);
  return [{ appointment, id: crypto.randomUUID(), startsAt: instant(appointment.startsAt), assignments }];
}

/** The cancellation that a way out is, if it is one. */
export function cancellationOf({ visit: { appointment }, way }: Decided): readonly Readonly<Record<string, unknown>>[] {
  const { id: appointmentId, version } = appointment;
  return way.kind === 'off' ? [{ appointmentId, version, event: 'cancel-for-clinic' }] : [];
}
