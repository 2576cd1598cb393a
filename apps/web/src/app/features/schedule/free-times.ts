import { freeStarts, instantFromMs, localTimeAt, type DaySituation, type Placement, type SchedulingPolicy } from '@sojourn/domain';
import { stepMin } from './board-geometry.js';

/** As many as are read at a glance where the day is so full that only odd minutes are left. */
const fewest = 6;

/** When a visit would fit on that day with the people it has: every half hour, or the first odd minutes where no half hour is free. */
export function freeTimes(placement: Placement, situation: DaySituation, policy: SchedulingPolicy, nowMs: number): readonly string[] {
  const startsEvery = (everyMin: number): readonly string[] =>
    freeStarts(placement, { situation, policy, everyMin, notBefore: instantFromMs(nowMs) }).map((at) => localTimeAt(at, situation.zone));
  const halfHours = startsEvery(30);
  return halfHours.length > 0 ? halfHours : startsEvery(stepMin).slice(0, fewest);
}
