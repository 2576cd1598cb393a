import { entryKind } from '../entries/index.js';
import { standingOf } from './arrange.js';
import type { Incident } from './incident.js';
import type { Situation } from './situation.js';

/**
 * Doses that reached the record from a tablet which did not hold the session's lease: they were given and stand, and so may the same dose
 * told by the other tablet. Source: architecture §2 (a dose is never duplicated by a second tablet; the record never refuses the truth).
 *
 * Example: a pause kept without the network while a colleague took the doses over. Odd case: a dose struck since needs no comparing.
 */
export function leaseIncidents({ log }: Situation): readonly Incident[] {
  return standingOf(log, 'lease-missing-noted').flatMap(({ entry: { details } }): readonly Incident[] => {
    const dose = log.standing.find(({ rootId }) => rootId === details.doseId);
    if (dose === undefined) return [];
    const { kind } = dose.entry;
    const message = `${entryKind(kind).label}: recorded on a tablet that did not hold the doses. Compare it with what the other tablet recorded, and strike what is there twice.`;
    return [{ code: 'dose-without-lease', entryId: dose.entry.id, at: dose.at, message, facts: { kind } }];
  });
}
