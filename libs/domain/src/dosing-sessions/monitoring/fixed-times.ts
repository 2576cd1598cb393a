import type { Anchor, SchedulePolicy } from './policy.js';

const minuteMs = 60_000;

function anchorsOf(anchor: Anchor, doseTimes: readonly number[]): readonly number[] {
  const [first] = doseTimes;
  const last = doseTimes.at(-1);
  if (first === undefined || last === undefined) return [];
  if (anchor === 'each-dose') return doseTimes;
  return anchor === 'first-dose' ? [first] : [last];
}

/** The planned times of an offset list, counted from the doses that were really given, in order and merged within `mergeWithinMin`. */
export function offsetTimes(
  { anchor, minutes }: { readonly anchor: Anchor; readonly minutes: readonly number[] },
  doseTimes: readonly number[],
  mergeWithinMin: number,
): readonly number[] {
  const times = anchorsOf(anchor, doseTimes).flatMap((dose) => minutes.map((minute) => dose + minute * minuteMs));
  return merged(times, mergeWithinMin);
}

/** Times in order, each at least so many minutes after the one that was kept before it. */
export function merged(times: readonly number[], withinMin: number): readonly number[] {
  const kept: number[] = [];
  for (const time of [...times].sort((one, other) => one - other)) {
    if (time - (kept.at(-1) ?? -Infinity) > withinMin * minuteMs) kept.push(time);
  }
  return kept;
}

/**
 * All planned times of the vital signs after dosing began, up to `until`: the offsets from the doses, then the tail from the last of
 * them, or from the end of an infusion. They are made anew whenever a dose is added or its time is corrected. Milliseconds.
 * Source: clinical reference §3.2.
 *
 * Example: injections at 11:15 and 11:30 give 11:20, 11:30, 11:35, 11:45 (both), 12:00, 12:15, 12:30, 12:45, 13:00 …
 * Odd case: an infusion that still runs has no planned times; its readings come at the running interval.
 */
export function plannedTimes(
  schedule: SchedulePolicy,
  doses: { readonly times: readonly number[]; readonly endedAt: number | null },
  limits: { readonly mergeWithinMin: number; readonly until: number },
): readonly number[] {
  const offsets = offsetTimes(schedule.offsets, doses.times, limits.mergeWithinMin);
  const isInfusion = schedule.everyMinWhileRunning !== null;
  const tailFrom = isInfusion ? doses.endedAt : (offsets.at(-1) ?? null);
  return tailFrom === null ? offsets : [...offsets, ...tailTimes(schedule, tailFrom, limits.until)];
}

function tailTimes(schedule: SchedulePolicy, from: number, until: number): readonly number[] {
  const times: number[] = [];
  let last = from;
  for (const { everyMin, times: count } of schedule.tail) {
    for (let taken = 0; taken < count && last <= until; taken += 1) {
      last += everyMin * minuteMs;
      times.push(last);
    }
  }
  return times;
}
