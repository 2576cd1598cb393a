import type { Instant } from '../../shared/index.js';
import { awakeRun, dissociationResolved } from './discharge-state.js';
import { pressureRun } from './discharge-vitals.js';
import type { Situation } from './situation.js';

/**
 * When the patient could have left by their condition alone, minimum observation aside: pressures settled, the first of the wakeful
 * assessments, dissociation gone, red alerts closed; the latest of these. Null while one of them is wanting.
 * Source: clinical reference §3.8 ("if there were no 2-hour minimum …").
 *
 * Example (golden day C): pressures settled 14:35, awake and dissociation none 14:50, so 14:50.
 */
export function clinicallyReadyAt({ log, readings, dosing, policy, alerts }: Situation): Instant | null {
  const { lastDoseAt, firstDoseAt } = dosing;
  if (lastDoseAt === null || firstDoseAt === null) return null;
  const discharge = policy.monitoring.discharge;
  const dissociation = dissociationResolved(log, firstDoseAt, discharge);
  const awakeAt = awakeRun(log, lastDoseAt, discharge).firstAt;
  const settledAt = pressureRun(readings, lastDoseAt, discharge).sinceAt;
  const redClosed = alerts.filter((alert) => alert.tier === 'red').map((alert) => alert.resolvedAt);
  const goneAt = dissociation?.isResolved === true ? dissociation.at : null;
  return latest([settledAt, awakeAt, goneAt, ...redClosed]);
}

function latest(times: readonly (Instant | null)[]): Instant | null {
  return times.reduce<Instant | null>(
    (last, at, index) => (at === null || (index > 0 && last === null) ? null : last === null || at > last ? at : last),
    null,
  );
}
