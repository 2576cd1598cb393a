import type { NumberToCall } from '../../patients/numbers-to-call.js';
import { plusMinutes, type Instant } from '../../shared/instant.js';
import { defaultTimingTable, type TimingTable } from './timing-table.js';

/**
 * The safety check a day after a dose: what is asked, how long after the dose somebody has asked it, and how much later than that a visit may start
 * and still stand in for the call: one on the same half day asks it as well as the call would, one on the day after is too late. Source: clinical reference §4.9 [D].
 */
export interface SafetyContactPolicy {
  readonly version: string;
  readonly instrument: string;
  readonly dueAfterHours: number;
  readonly visitGraceHours: number;
}

export const defaultSafetyContactPolicy: SafetyContactPolicy = {
  version: '2',
  instrument: 'c-ssrs-since-last-contact',
  dueAfterHours: 24,
  visitGraceHours: 4,
};

/** A patient who is to be called a day after a dose, because no visit is planned at which somebody would ask. */
export interface SafetyContactView {
  readonly instrumentId: string;
  readonly by: string;
  /** When its window is over: what was not asked by then is not known. */
  readonly closesAt: string;
  readonly toCall: readonly NumberToCall[];
}

/**
 * By when the patient is called, from when the check-in of the day after the dose opened. Source: clinical reference §4.9 (+24 h, contact call).
 *
 * Example: a dose at 10:00 opens it at 06:00 the next day and is called by 10:00. Odd case: hours are elapsed ones, a clock change moves the hour.
 */
export function safetyContactBy(
  opensAt: Instant,
  policy: SafetyContactPolicy = defaultSafetyContactPolicy,
  table: TimingTable = defaultTimingTable,
): Instant {
  return plusMinutes(opensAt, callHours(policy, table) * 60);
}

/**
 * How many hours after the check-in opened a visit in person starts at the latest that stands in for the call. Source: clinical reference §4.9 [D].
 *
 * Example: 8, for a check-in that opens 20 h after the dose, a call at 24 h and four hours' grace. Odd case: a visit at +47 h, within the check-in's
 * window, does not stand in: the patient is called.
 */
export function visitStandsInHours(
  policy: SafetyContactPolicy = defaultSafetyContactPolicy,
  table: TimingTable = defaultTimingTable,
): number {
  return callHours(policy, table) + policy.visitGraceHours;
}

function callHours({ dueAfterHours }: SafetyContactPolicy, { rows }: TimingTable): number {
  const opensAfterHours = rows.find(({ event }) => event === 'day-after-dose')?.opensAfterHours ?? dueAfterHours;
  return dueAfterHours - opensAfterHours;
}
