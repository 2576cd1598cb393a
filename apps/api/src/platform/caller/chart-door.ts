import type { Caller } from './caller.js';

/** Stands before the charts of a clinic that opens them to the care team and today's staff. Provided by a feature; the platform knows none. */
export abstract class ChartDoor {
  /** The first of the patients whose chart is closed to the caller; null when none is. */
  abstract closedTo(caller: Caller, patientIds: readonly string[]): Promise<string | null>;
}
