import * as z from 'zod';
import { dateField, type LocalDate, type TreatmentProduct } from '../shared/index.js';
import { daysBetween } from '../shared/local-date.js';
import type { ResourceKind } from '../scheduling/index.js';
import type { AnalyticsPolicy, GroupRate } from './small-cells.js';

/** The days to count over, both included, by the clinic's calendar: a year and a day at the most. */
export const analyticsRange = z
  .strictObject({ from: dateField, to: dateField })
  .refine(({ from, to }) => from <= to, { message: 'The last day lies before the first', path: ['to'] })
  .refine(({ from, to }) => daysBetween(from, to) <= 366, { message: 'Choose a year at the most', path: ['from'] });
export type AnalyticsRange = z.infer<typeof analyticsRange>;

/** The sessions of one route, ended or a day old. Late starts are among those whose start is known. */
export interface RouteFigures {
  readonly product: TreatmentProduct;
  readonly sessions: number;
  readonly stoppedEarly: number;
  readonly notGiven: number;
  readonly startsKnown: number;
  readonly lateStarts: number;
  readonly vitalsDue: number;
  readonly vitalsLate: number;
  readonly vitalsMissed: number;
  readonly pauses: number;
  readonly adverseEvents: number;
  readonly overrides: number;
  readonly wastes: number;
  /** Null where nobody recorded an arrival. */
  readonly medianChairMin: number | null;
}

/** Alerts of one tier. Times are minutes; null where nobody answered, which `unanswered` counts and no median hides. */
export interface AlertFigures {
  readonly tier: 'yellow' | 'red';
  readonly alerts: number;
  readonly unanswered: number;
  readonly unresolved: number;
  readonly medianAcknowledgedMin: number | null;
  readonly slowestAcknowledgedMin: number | null;
  readonly medianInformedMin: number | null;
}

/** Visits of one kind whose time has come. What has no outcome yet is `open`, and is no attendance. */
export interface VisitFigures {
  readonly visitType: string;
  readonly visits: number;
  readonly attended: number;
  readonly noShows: number;
  readonly cancelledLate: number;
  readonly cancelled: number;
  readonly open: number;
}

/** A room, pump or person: minutes booked of those in which the schedule could hold it. */
export interface UseFigures {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly bookedMin: number;
  readonly openMin: number;
}

/** What became of the courses of one measure, by protocol; those without a later score are counted apart. */
export interface OutcomeFigures {
  readonly instrumentId: string;
  readonly response: readonly GroupRate[];
  readonly remission: readonly GroupRate[];
  /** Courses with a baseline and no complete score since: not known, and in no share. */
  readonly withoutLaterScore: number;
}

/** The clinic in figures: no patient, no value that was measured, no word that was written. */
export interface ClinicAnalyticsView {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: string;
  readonly policy: AnalyticsPolicy;
  readonly routes: readonly RouteFigures[];
  readonly alerts: readonly AlertFigures[];
  readonly visits: readonly VisitFigures[];
  readonly use: readonly UseFigures[];
  /** By protocol: first dose to the review within the policy's days. Courses whose time is not over are in no share. */
  readonly induction: readonly GroupRate[];
  readonly outcomes: readonly OutcomeFigures[];
  readonly openRiskEvents: number;
  /** Sessions that have no figures yet; they are counted the next time somebody looks. */
  readonly notYetCounted: number;
}
