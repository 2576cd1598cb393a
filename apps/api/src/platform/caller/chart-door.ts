import type { Caller } from './caller.js';

/** Stands before the charts of a clinic that opens them to the care team and today's staff. Provided by a feature; the platform knows none. */
export abstract class ChartDoor {
  /** The first of the patients whose chart is closed to the caller; null when none is. */
  abstract closedTo(caller: Caller, patientIds: readonly string[]): Promise<string | null>;

  /** Those of the patients whose chart stands open to the caller; all of them where the caller is not bound to patients of their own. */
  abstract openTo(caller: Caller, patientIds: readonly string[]): Promise<ReadonlySet<string>>;
}
