import type { Instant } from '../../shared/index.js';
import type { Regime, Slot, SlotPlan, SlotReading, SlotStatus } from './slot.js';

const minuteMs = 60_000;

interface Due {
  readonly at: number;
  readonly reason: Slot['reason'];
}

function nextRolling(from: number, recheckMin: number | null, regimes: readonly Regime[]): Due | null {
  let first: Due | null = recheckMin === null ? null : { at: from + recheckMin * minuteMs, reason: 'after-alert' };
  for (const { from: start, to, everyMin, reason } of regimes) {
    const at = Math.max(from, start) + everyMin * minuteMs;
    const isWithin = to === null || at <= to;
    if (isWithin && (first === null || at < first.at)) first = { at, reason };
  }
  return first;
}

function nextDue(rolling: Due | null, fixedAt: number | undefined): Due | null {
  if (fixedAt === undefined) return rolling;
  return rolling === null || fixedAt <= rolling.at ? { at: fixedAt, reason: 'plan' } : rolling;
}

function openStatus(dueAt: number, now: number, lateAfterMin: number): SlotStatus {
  if (now < dueAt) return 'upcoming';
  return now > dueAt + lateAfterMin * minuteMs ? 'late' : 'due';
}

/**
 * Walks readings and due times together and says how each slot stands at `now`, the next open one last. A slot is taken by the first
 * reading from `earlyMin` before it to `missedAfterMin` after it, late after `lateAfterMin`, missed after `missedAfterMin`. Rolling
 * intervals count from the last reading; fixed times stay where the dose put them. Fixed times within `mergeWithinMin` are one.
 * Source: clinical reference §3.2.
 *
 * Example: running from 10:05 every 10 min, read at 10:15 and 10:23: due 10:15, 10:25 (taken 10:23), 10:33.
 * Odd case: an interval that would end after its regime, as when the pump stops first, is not due at all.
 */
export function slotsOf(plan: SlotPlan, now: number): readonly Slot[] {
  const slots: Slot[] = [];
  let place: Place = { from: plan.startAt, recheckMin: null, fixedIndex: 0, readingIndex: 0 };
  for (;;) {
    const due = nextDue(nextRolling(place.from, place.recheckMin, plan.regimes), plan.fixed[place.fixedIndex]);
    if (due === null || due.at > (plan.endAt ?? Infinity)) return slots;
    const reading = plan.readings[place.readingIndex];
    if (reading !== undefined && isBeside(plan, reading, due)) {
      place = passed(place, reading);
      continue;
    }
    const lastMoment = due.at + plan.missedAfterMin * minuteMs;
    if (reading === undefined && now <= lastMoment) return [...slots, open(due, now, plan.lateAfterMin)];
    const turn = concluded(plan, place, { due, reading: takenBy(reading, lastMoment) });
    slots.push(turn.slot);
    place = turn.place;
  }
}

function takenBy(reading: SlotReading | undefined, lastMoment: number): SlotReading | null {
  return reading !== undefined && reading.at <= lastMoment ? reading : null;
}

function concluded(
  plan: SlotPlan,
  place: Place,
  { due, reading }: { readonly due: Due; readonly reading: SlotReading | null },
): { readonly slot: Slot; readonly place: Place } {
  if (reading === null) return { slot: missed(due), place: skipped(plan, place, due) };
  return { slot: taken(due, reading.at, plan.lateAfterMin), place: settled(plan, place, { due, reading }) };
}

function open(due: Due, now: number, lateAfterMin: number): Slot {
  return { dueAt: due.at as Instant, status: openStatus(due.at, now, lateAfterMin), takenAt: null, reason: due.reason };
}

/** How far the walk has come: the last reading or due time, and the next fixed time and reading to look at. */
interface Place {
  readonly from: number;
  readonly recheckMin: number | null;
  readonly fixedIndex: number;
  readonly readingIndex: number;
}

/** Too early for the slot, or without the signs it asks for: an extra reading. */
function isBeside(plan: SlotPlan, reading: SlotReading, due: Due): boolean {
  return reading.at < due.at - plan.earlyMin * minuteMs || !counts(reading, due);
}

function passed(place: Place, reading: SlotReading): Place {
  const restarts = reading.isComplete || reading.recheckMin !== null;
  const from = restarts ? Math.max(place.from, reading.at) : place.from;
  return { ...place, from, recheckMin: reading.recheckMin, readingIndex: place.readingIndex + 1 };
}

function settled(plan: SlotPlan, place: Place, { due, reading }: { readonly due: Due; readonly reading: SlotReading }): Place {
  const until = Math.max(reading.at, due.at + plan.mergeWithinMin * minuteMs);
  const fixedIndex = afterFixed(plan, place.fixedIndex, until);
  return { from: reading.at, recheckMin: reading.recheckMin, fixedIndex, readingIndex: place.readingIndex + 1 };
}

function skipped(plan: SlotPlan, place: Place, due: Due): Place {
  return { ...place, from: due.at, fixedIndex: afterFixed(plan, place.fixedIndex, due.at + plan.mergeWithinMin * minuteMs) };
}

function missed(due: Due): Slot {
  return { dueAt: due.at as Instant, status: 'missed', takenAt: null, reason: due.reason };
}

/** A re-check is taken by whatever was read of the alert's sign; a planned reading must hold every sign the plan asks for. */
function counts(reading: SlotReading, due: Due): boolean {
  return reading.isComplete || due.reason === 'after-alert';
}

function taken(due: Due, at: number, lateAfterMin: number): Slot {
  const isLate = at > due.at + lateAfterMin * minuteMs;
  return { dueAt: due.at as Instant, status: isLate ? 'taken-late' : 'taken', takenAt: at as Instant, reason: due.reason };
}

function afterFixed(plan: SlotPlan, index: number, until: number): number {
  let next = index;
  while ((plan.fixed[next] ?? Infinity) <= until) next += 1;
  return next;
}
