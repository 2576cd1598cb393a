import { plusMinutes } from '../shared/index.js';
import type { BookingConflict, PlacedSpan, Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { hoursConflicts, patientConflicts, prescriberConflicts } from './judge-day.js';
import { resourceConflicts } from './judge-resource.js';
import { skillConflicts } from './judge-skills.js';
import { neededSpans, type BookingRole } from './needed-spans.js';
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

/** Whether nothing stands in the way; asks no further than the first thing that does. Example: an empty day fits. */
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
  ];
}

/**
 * The stretches a placement would book, in the order of its needs. The pump's own cleaning follows its use.
 * Example: a pump used from 10:00 to 10:40 with ten minutes of cleaning is booked until 10:50.
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
