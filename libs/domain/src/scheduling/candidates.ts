import type { DaySituation } from './day-situation.js';
import type { BookingConflict, Placement } from './booking-conflict.js';
import { judgePlacement } from './judge-placement.js';
import { neededSpans, type BookingRole } from './needed-spans.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

/** A person, room or pump that could serve a visit, and why not where it cannot. */
export interface Candidate {
  readonly resourceId: string;
  readonly name: string;
  readonly isFree: boolean;
  readonly reasons: readonly BookingConflict[];
}

/**
 * For each role that a visit needs, who could serve at that time: free ones first, each other with its reasons.
 * Example: an infusion offers its pumps under 'pump', one in use with the time it is taken. Odd case: a role nobody can serve is an empty
 * list, not left out. Source: clinical reference §8.2.
 */
export function candidatesFor(
  placement: Placement,
  situation: DaySituation,
  policy: SchedulingPolicy,
): ReadonlyMap<BookingRole, readonly Candidate[]> {
  const roles = [...new Set(neededSpans(placement.phases, placement.isRemote).map(({ role }) => role))];
  return new Map(roles.map((role) => [role, candidatesOf(role, { placement, situation, policy })]));
}

function candidatesOf(
  role: BookingRole,
  { placement, situation, policy }: { placement: Placement; situation: DaySituation; policy: SchedulingPolicy },
): readonly Candidate[] {
  const others = placement.assignments.filter((assignment) => assignment.role !== role);
  return [...situation.resources.values()]
    .map(({ id, name }) => {
      const assignments = [...others, { role, resourceId: id }];
      const conflicts = judgePlacement({ ...placement, assignments }, situation, policy);
      const reasons = conflicts.filter((conflict) => conflict.resourceId === id && conflict.role === role);
      return { resourceId: id, name, isFree: reasons.length === 0, reasons };
    })
    .filter(({ reasons }) => !reasons.some(({ code }) => code === 'wrong-role'))
    .toSorted((one, other) => Number(other.isFree) - Number(one.isFree));
}
