import * as z from 'zod';
import { idSchema } from '../../shared/index.js';
import { bookAppointment } from '../appointments.js';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as HH:MM');

/** Asking for whole plans of a course's open visits, or of some of them. */
export const askForSeries = z.strictObject({
  siteId: idSchema<'Site'>(),
  /** Keys of the plan; empty: every visit that stands nowhere yet. */
  visitKeys: z.array(z.string().min(1).max(60)).max(40).default([]),
  /** Plans anew: what is ahead and stands may move, and what was missed or held gets another place. */
  isReplan: z.boolean().default(false),
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  from: wallTime.nullable().default(null),
  until: wallTime.nullable().default(null),
});
export type AskForSeries = z.infer<typeof askForSeries>;

/** Booking a whole plan: every visit of it or none. */
export const bookSeries = z.strictObject({
  id: idSchema<'Series'>(),
  siteId: idSchema<'Site'>(),
  visits: z
    .array(
      z.strictObject({
        id: idSchema<'Appointment'>(),
        visitKey: z.string().min(1).max(60),
        startsAt: bookAppointment.shape.startsAt,
        assignments: bookAppointment.shape.assignments,
      }),
    )
    .min(1)
    .max(40),
});
export type BookSeries = z.infer<typeof bookSeries>;

export interface SeriesPlacementView {
  readonly key: string;
  readonly title: string;
  readonly on: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly assignments: readonly { readonly role: string; readonly resourceId: string }[];
  /** Where the visit stands now, when it is planned anew; null where it stands nowhere. */
  readonly from: StandingVisitView | null;
  /** Whether the visit stays where it stands. */
  readonly stays: boolean;
}

export interface StandingVisitView {
  readonly appointmentId: string;
  readonly version: number;
  readonly title: string;
  readonly startsAt: string;
}

/** The answer of a question for whole plans. */
export interface SeriesProposalsView {
  readonly courseId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly site: { readonly id: string; readonly zone: string };
  readonly names: Readonly<Record<string, string>>;
  /** Visits that stand although the course does not permit them any more: they fall away. */
  readonly fallsAway: readonly StandingVisitView[];
  /** Titles of visits that were missed, or whose dose was held. */
  readonly missedVisits: readonly string[];
  readonly proposals: readonly {
    readonly aim: string;
    readonly placements: readonly SeriesPlacementView[];
    readonly missed: readonly { readonly key: string; readonly message: string }[];
  }[];
  readonly blocked: {
    readonly key: string;
    readonly message: string;
    readonly bindings: readonly string[];
    readonly remedies: readonly string[];
  } | null;
}
