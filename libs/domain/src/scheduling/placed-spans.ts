import { plusMinutes } from '../shared/index.js';
import type { PlacedSpan, Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { neededSpans } from './needed-spans.js';

/**
 * The stretches a placement would book, in the order of its needs. The pump's own cleaning follows its use.
 * Example: a pump used from 10:00 to 10:40 with ten minutes of cleaning is booked until 10:50. Odd case: a need nobody is assigned to books
 * nothing. Source: clinical reference §8.1, §8.2.
 */
export function placedSpans(placement: Placement, situation: DaySituation): readonly PlacedSpan[] {
  return neededSpans(placement.phases, placement.isRemote).flatMap(({ role, fromMin, toMin, loadPercent, isExclusive }) => {
    const assigned = placement.assignments.find((assignment) => assignment.role === role);
    if (assigned === undefined) return [];
    const cleaning = role === 'pump' ? (situation.resources.get(assigned.resourceId)?.cleaningMinutes ?? 0) : 0;
    const startsAt = plusMinutes(placement.startsAt, fromMin);
    return [{ ...assigned, startsAt, endsAt: plusMinutes(placement.startsAt, toMin + cleaning), loadPercent, isExclusive }];
  });
}
