import type { NumberToCall } from '../../patients/numbers-to-call.js';
import { plusMinutes, type Instant } from '../../shared/instant.js';
import { defaultTimingTable, type TimingTable } from './timing-table.js';

/** The safety check a day after a dose: what is asked, and how long after the dose somebody has asked it. Source: clinical reference §4.9 [D]. */
export interface SafetyContactPolicy {
  readonly version: string;
  readonly instrument: string;
  readonly dueAfterHours: number;
}

export const defaultSafetyContactPolicy: SafetyContactPolicy = {
  version: '1',
  instrument: 'c-ssrs-since-last-contact',
  dueAfterHours: 24,
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
  { dueAfterHours }: SafetyContactPolicy = defaultSafetyContactPolicy,
  table: TimingTable = defaultTimingTable,
): Instant {
  const opensAfterHours = table.rows.find(({ event }) => event === 'day-after-dose')?.opensAfterHours ?? dueAfterHours;
  return plusMinutes(opensAt, (dueAfterHours - opensAfterHours) * 60);
}
