import { instant, type Instant } from '../shared/index.js';
import type { Assignment, Placement } from './booking-conflict.js';
import { candidatesFor, type Candidate } from './candidates.js';
import { situationOf, withVisit, withoutVisits } from './day-situation.js';
import type { BoardAppointment, ScheduleDayView } from './day-view.js';
import { placedSpans } from './placed-spans.js';
import type { BookingRole } from './needed-spans.js';

/** A visit of somebody who is away, and who could take it over at the same time in the same place. */
export interface HandOver {
  readonly appointment: BoardAppointment;
  readonly role: BookingRole;
  /** The first who is free; null where nobody is, and the visit has to be moved or called off. */
  readonly toId: string | null;
  /** Everybody else of the role, free ones first, the others with their reasons. */
  readonly candidates: readonly Candidate[];
}

const notBegun = ['requested', 'held', 'booked', 'confirmed'];

/**
 * What a person's absence leaves behind on a day: each visit that has not begun and is not over, with a replacement. Later ones are judged
 * with the earlier ones handed over, so that nobody is proposed twice for one time.
 *
 * Example: a therapist falls ill at 8:15 with talks at nine and at ten: another therapist who is free at both gets both.
 * Odd case: a visit that should have begun ten minutes ago is still among them; one that has begun is not. Source: clinical reference §8.2.
 */
export function handOverOf(day: ScheduleDayView, personId: string, now: Instant): readonly HandOver[] {
  let situation = situationOf(day);
  const theirs = day.appointments.flatMap((appointment) => {
    const isAhead = notBegun.includes(appointment.state) && instant(appointment.endsAt) > now;
    const booked = isAhead ? appointment.bookings.filter(({ resourceId }) => resourceId === personId) : [];
    return booked.slice(0, 1).map(({ role }) => ({ appointment, role }));
  });
  return theirs.map(({ appointment, role }) => {
    const placement = placementNow(appointment);
    const candidates = (candidatesFor(placement, situation, day.policy).get(role) ?? []).filter(
      ({ resourceId }) => resourceId !== personId,
    );
    const toId = candidates.find(({ isFree }) => isFree)?.resourceId ?? null;
    if (toId !== null) {
      const next = { ...placement, assignments: replaced(placement.assignments, role, toId) };
      situation = withVisit(withoutVisits(situation, new Set([appointment.id])), next, placedSpans(next, situation));
    }
    return { appointment, role, toId, candidates };
  });
}

/**
 * The assignments with somebody else in a role. Example: the room and the nurse stay, the therapist changes. Odd case: a role nobody holds
 * yet is left as it is. Source: clinical reference §8.2.
 */
export function replaced(assignments: readonly Assignment[], role: BookingRole, resourceId: string): readonly Assignment[] {
  return assignments.map((one) => (one.role === role ? { role, resourceId } : one));
}

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
