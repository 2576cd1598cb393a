import type { Instant } from '../../shared/index.js';

/** How a slot of the schedule stands. 'late' and 'due' are still open; 'missed' wants a reason. Source: clinical reference §3.2. */
export type SlotStatus = 'upcoming' | 'due' | 'late' | 'missed' | 'taken' | 'taken-late';

export interface Slot {
  readonly dueAt: Instant;
  readonly status: SlotStatus;
  readonly takenAt: Instant | null;
  /** Why this time: the fixed plan, or the interval while running, paused or after an alert. */
  readonly reason: 'plan' | 'running' | 'paused' | 'after-alert';
}

/** A time during which readings are due at an interval: the pump running, or paused. Open while `to` is null. */
export interface Regime {
  readonly from: number;
  readonly to: number | null;
  readonly everyMin: number;
  readonly reason: 'running' | 'paused';
}

export interface SlotReading {
  readonly at: number;
  /** Holds all the signs the schedule asks for. */
  readonly isComplete: boolean;
  /** Minutes to the next reading while an alert's re-checks go on after this one; null when they do not. */
  readonly recheckMin: number | null;
}

export interface SlotPlan {
  readonly startAt: number;
  /** Nothing is due from here on: discharge, transfer or abortion. */
  readonly endAt: number | null;
  readonly fixed: readonly number[];
  readonly regimes: readonly Regime[];
  readonly readings: readonly SlotReading[];
  readonly earlyMin: number;
  readonly lateAfterMin: number;
  readonly missedAfterMin: number;
  readonly mergeWithinMin: number;
}
