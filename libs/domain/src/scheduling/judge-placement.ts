import type { BookingConflict, Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { hoursConflicts, patientConflicts, prescriberConflicts } from './judge-day.js';
import { resourceConflicts } from './judge-resource.js';
import { interpreterConflicts } from './judge-interpreters.js';
import { skillConflicts } from './judge-skills.js';
import { slackConflicts } from './judge-slack.js';
import { neededSpans, type BookingRole } from './needed-spans.js';
import { placedSpans } from './placed-spans.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { lengthConflicts } from './visit-length.js';

/**
 * Everything that stands in the way of a visit at a time with these people, this room and pump; an empty list where it fits.
 * Source: clinical reference §1.5, §8.1, §8.2.
 *
 * Example: a nurse who watches one patient in recovery (33) cannot start an infusion (100): 'over-capacity'.
 * Odd case: a visit that is moved does not stand in its own way, and back to back is free.
 */
export function judgePlacement(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): readonly BookingConflict[] {
  return rulingsOn(placement, situation, policy)
    .flatMap((ruling) => ruling())
    .filter((conflict, index, all) => all.findIndex(({ message }) => message === conflict.message) === index);
}

/**
 * Whether nothing stands in the way; asks no further than the first thing that does. Example: an empty day fits. Odd case: a warning that
 * may be overridden does not fit either. Source: clinical reference §8.2.
 */
export function doesFit(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): boolean {
  return rulingsOn(placement, situation, policy).every((ruling) => ruling().length === 0);
}

/** Every rule a placement is held against, in the order in which reasons are given. */
function rulingsOn(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): readonly (() => readonly BookingConflict[])[] {
  return [
    () => lengthConflicts(placement, policy),
    () => hoursConflicts(placement, situation, policy),
    () => patientConflicts(placement, situation),
    () => assignmentConflicts(placement),
    () => placedSpans(placement, situation).flatMap((span) => resourceConflicts(span, { placement, situation, policy })),
    () => prescriberConflicts(placement, situation),
    () => skillConflicts(placement, situation, policy),
    () => slackConflicts(placement, situation, policy),
    () => interpreterConflicts(placement, situation),
  ];
}

const words: Record<BookingRole, string> = { therapist: 'therapist', nurse: 'nurse', prescriber: 'prescriber', room: 'room', pump: 'pump' };

function assignmentConflicts({ phases, isRemote, assignments }: Placement): readonly BookingConflict[] {
  const needed = [...new Set(neededSpans(phases, isRemote).map(({ role }) => role))];
  const nowhere = { startsAt: null, endsAt: null, isOverridable: false };
  const missing = needed
    .filter((role) => !assignments.some((assignment) => assignment.role === role))
    .map((role) => ({
      ...nowhere,
      code: 'not-assigned' as const,
      role,
      resourceId: null,
      message: `Choose a ${words[role]} for this visit.`,
    }));
  const superfluous = assignments
    .filter(({ role }) => !needed.includes(role))
    .map((one) => ({ ...nowhere, ...one, code: 'not-needed' as const, message: `This visit needs no ${words[one.role]}.` }));
  const twice = assignments
    .filter(({ role, resourceId }, index) => assignments.findIndex((one) => one.resourceId === resourceId || one.role === role) < index)
    .map((one) => ({
      ...nowhere,
      ...one,
      code: 'assigned-twice' as const,
      message: `The ${words[one.role]} is named twice for one visit.`,
    }));
  return [...missing, ...superfluous, ...twice];
}
