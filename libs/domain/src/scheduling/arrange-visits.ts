import * as z from 'zod';
import { idSchema, optionalText, type Instant, type Unmet } from '../shared/index.js';
import { bookAppointment, cancellationReasons } from './appointments.js';
import { moveAppointment } from './move-appointment.js';
import type { Span } from './spans.js';

/** The appointment as somebody saw it: where it changed since, nothing is done. */
const seen = { appointmentId: idSchema<'Appointment'>(), version: z.int().positive() };

/** Several visits moved, cancelled and booked at once: all of it or none. */
export const arrangeVisits = z
  .strictObject({
    moves: z
      .array(z.strictObject({ ...seen, ...moveAppointment.omit({ overrides: true }).shape }))
      .max(80)
      .default([]),
    cancellations: z
      .array(z.strictObject({ ...seen, event: z.enum(['cancel-for-patient', 'cancel-for-clinic']) }))
      .max(80)
      .default([]),
    bookings: z
      .array(
        z.strictObject({
          id: idSchema<'Appointment'>(),
          courseId: idSchema<'TreatmentCourse'>(),
          visitKey: z.string().min(1).max(60),
          siteId: idSchema<'Site'>(),
          startsAt: bookAppointment.shape.startsAt,
          assignments: bookAppointment.shape.assignments,
        }),
      )
      .max(40)
      .default([]),
    /** Why visits are cancelled; without it none is. */
    reason: z.enum(cancellationReasons).nullable().default(null),
    note: optionalText(300),
    overrides: bookAppointment.shape.overrides,
  })
  .refine(({ moves, cancellations, bookings }) => moves.length + cancellations.length + bookings.length > 0, {
    message: 'Name at least one visit',
    path: ['moves'],
  });
export type ArrangeVisits = z.infer<typeof arrangeVisits>;

export interface ArrangedPlace {
  readonly startsAt: string;
  readonly endsAt: string;
  /** Names of the people, rooms and pumps. */
  readonly held: readonly string[];
}

/** One visit of an arrangement: where it stands, where it would stand, and everything that is in the way. */
export interface ArrangedVisit {
  /** Null for a visit that is booked anew. */
  readonly appointmentId: string | null;
  /** The id of the appointment that takes its place; null where it is cancelled. */
  readonly id: string | null;
  readonly patientName: string;
  readonly title: string;
  readonly from: ArrangedPlace | null;
  readonly to: ArrangedPlace | null;
  readonly conflicts: readonly { readonly code: string; readonly message: string; readonly isOverridable: boolean }[];
}

/** The answer to an arrangement, asked for or done. */
export interface ArrangementView {
  readonly visits: readonly ArrangedVisit[];
}

/**
 * What time itself refuses of a move: a visit that is over is history, and nothing is moved into the past.
 * Source: clinical reference §1.5 (rescheduled).
 *
 * Example: yesterday's visit that nobody marked cannot be moved to tomorrow; say first that the patient did not come.
 * Odd case: a visit of ten minutes ago may keep its start and change its room or its length.
 */
export function movingInTime(stands: Span, startsAt: Instant, now: Instant): readonly Unmet[] {
  if (stands.endsAt <= now)
    return [{ code: 'visit-is-over', message: 'This visit’s time is over. Say what happened to it first, then book another.' }];
  if (startsAt >= now || startsAt === stands.startsAt) return [];
  return [{ code: 'in-the-past', message: 'That time has passed. Nothing is moved into the past.' }];
}
