import type { BookedPhase } from './booked-phase.js';
import { conflictOf, type BookingConflict, type Placement } from './booking-conflict.js';
import { patientMinutes } from './needed-spans.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

/**
 * The phases of a visit that is to last this long for the patient. The last phase before the clean-up takes the difference; everything
 * before it keeps its minutes.
 *
 * Example: an integration session of 55 and 10 minutes resized to 80 is 80 and 10.
 * Odd case: resized back to its planned length it has its planned phases again. Source: clinical reference §8.1.
 */
export function resizedTo(phases: readonly BookedPhase[], minutes: number): readonly BookedPhase[] {
  const stretched = stretchedIndex(phases);
  const difference = minutes - patientMinutes(phases);
  if (difference === 0) return phases;
  return phases.map((phase, index) => (index === stretched ? withMinutes(phase, phase.minutes + difference) : phase));
}

function withMinutes({ plannedMinutes, ...phase }: BookedPhase, minutes: number): BookedPhase {
  const planned = plannedMinutes ?? phase.minutes;
  return minutes === planned ? { ...phase, minutes } : { ...phase, minutes, plannedMinutes: planned };
}

/**
 * The least a visit can last for the patient: an observation is never shorter than the plan says, a talk not shorter than the policy.
 * Source: clinical reference §8.1 (observation), §3.5.
 * Example: an infusion of 30, 40 and 60 minutes stays at 130 or more; an integration session of 55 may shrink to the policy's least. Odd
 * case: the clean-up is not counted.
 */
export function leastMinutes(phases: readonly BookedPhase[], { shortestTalkMin }: SchedulingPolicy): number {
  const last = phases[stretchedIndex(phases)];
  if (last === undefined) return 0;
  const planned = last.plannedMinutes ?? last.minutes;
  const before = patientMinutes(phases) - last.minutes;
  return before + (last.phase === 'observation' ? planned : Math.min(planned, shortestTalkMin));
}

/** Whether the visit is long enough. */
export function lengthConflicts({ phases }: Placement, policy: SchedulingPolicy): readonly BookingConflict[] {
  const least = leastMinutes(phases, policy);
  if (patientMinutes(phases) >= least) return [];
  const isWatched = phases[stretchedIndex(phases)]?.phase === 'observation';
  const facts = { code: 'too-short', role: null, resourceId: null, startsAt: null, endsAt: null, isOverridable: false } as const;
  const why = isWatched ? 'The observation after a dose is not cut short.' : 'Less is no visit.';
  return [conflictOf(facts, () => `This visit takes at least ${least} min. ${why}`)];
}

function stretchedIndex(phases: readonly BookedPhase[]): number {
  return phases.findLastIndex(({ phase }) => phase !== 'clean-up');
}
