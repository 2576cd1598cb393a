import { plusMinutes, type Instant } from '../shared/index.js';
import type { Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { doesFit } from './judge-placement.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

/**
 * When on that day a visit would fit as it is, with its people, room and pump, one start after another from opening on.
 * Example: beside a visit at 09:00–10:05 the next start of every quarter is 10:15. Odd case: a closed day has none, and a start before
 * `notBefore` is not offered, since nothing is moved into the past. Source: clinical reference §8.2.
 */
export function freeStarts(
  placement: Placement,
  { situation, policy, everyMin, notBefore }: { situation: DaySituation; policy: SchedulingPolicy; everyMin: number; notBefore: Instant },
): readonly Instant[] {
  const starts: Instant[] = [];
  for (const { startsAt: opensAt, endsAt } of situation.openSpans) {
    for (let at = opensAt; at < endsAt; at = plusMinutes(at, everyMin)) {
      if (at >= notBefore && doesFit({ ...placement, startsAt: at }, situation, policy)) starts.push(at);
    }
  }
  return starts;
}
