import type { PhaseTemplate } from '../courses/index.js';

/** A phase of a booked visit. Where somebody changed its length, the minutes of the plan stay with it. */
export interface BookedPhase extends PhaseTemplate {
  readonly plannedMinutes?: number;
}
