import {
  elapsedMs,
  exact,
  exactly,
  instantFromMs,
  millilitresPerHourOf,
  ratio,
  subtractExact,
  sumExact,
  type Exact,
  type Instant,
} from '../../shared/index.js';
import { doseInVolume, durationAtRate } from './dose-formulas.js';
import type { InfusionBolus, InfusionCourse, InfusionSegment } from './infusion-log.js';
import type { PreparationPolicy } from './preparation-policy.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Exact minutes between two instants, 0 where the second is not later. */
function minutesBetween(from: Instant, to: Instant): Exact<'min'> {
  return exact(ratio(Math.max(0, elapsedMs(from, to)), minuteMs));
}

function earlier(one: Instant | null, other: Instant): Instant {
  return one !== null && one < other ? one : other;
}

/** Σ rate × time in whole µL/h × ms, so that a pump set a hundred times over is one fraction and not a hundred. */
function segmentVolume(segments: readonly InfusionSegment[], at: Instant): Exact<'mL'> {
  const sum = segments.reduce((so, { from, to, rate }) => so + BigInt(rate) * BigInt(Math.max(0, elapsedMs(from, earlier(to, at)))), 0n);
  return exact(ratio(sum, hourMs * 1_000));
}

function bolusVolume(boluses: readonly InfusionBolus[], at: Instant): Exact<'mL'> {
  const given = boluses.filter(({ to }) => to <= at).reduce((sum, { volume }) => sum + volume, 0);
  const running = boluses
    .filter(({ from, to }) => from < at && at < to)
    .map(({ from, to, volume }) => exact<'mL'>(ratio(volume, 1_000).mul(ratio(elapsedMs(from, at), elapsedMs(from, to)))));
  return sumExact([exact(ratio(given, 1_000)), ...running]);
}

/**
 * The volume the log says has run in at an instant: Σ rate × time over the segments, plus boluses. Exact; flush saline is no part of it.
 * Source: clinical reference §2.2. Example (PAUSE1): 75 mL/h from 10:05 to 10:23 is 22.5 mL.
 * Odd case: before the start it is 0; a bolus over minutes counts in proportion while it runs.
 */
export function computedVolumeAt(course: InfusionCourse, at: Instant): Exact<'mL'> {
  return sumExact([segmentVolume(course.segments, at), bolusVolume(course.boluses, at)]);
}

/**
 * Delivered volume: what the log says, and never more than the bag held. A pump left on after the bag is empty delivers nothing. Source:
 * clinical reference §0 rule 5. Example: 51.25 mL by the rates of a 50 mL bag are 50 mL. Odd case: before the start it is 0.
 */
export function deliveredVolumeAt(course: InfusionCourse, preparedVolume: Exact<'mL'>, at: Instant): Exact<'mL'> {
  const computed = computedVolumeAt(course, at);
  return computed.compare(preparedVolume) > 0 ? preparedVolume : computed;
}

/**
 * Delivered dose, exact. Example (STOP1): 41.5 mL × 0.82 mg/mL is 34.03 mg. Odd case: an empty bag has given what it held, no more. Source:
 * clinical reference §2.4.
 */
export function deliveredDoseAt(
  course: InfusionCourse,
  bag: { readonly volume: Exact<'mL'>; readonly concentration: Exact<'mg/mL'> },
  at: Instant,
): Exact<'mg'> {
  return doseInVolume(deliveredVolumeAt(course, bag.volume, at), bag.concentration);
}

/**
 * Minutes the pump ran until an instant; pauses do not count. Example (STOP1): 18 + 19 is 37 min in 45 min of elapsed time. Odd case: while
 * it is paused they stand still. Source: clinical reference §2.4.
 */
export function runMinutesAt(course: InfusionCourse, at: Instant): Exact<'min'> {
  return sumExact(course.segments.map((segment) => minutesBetween(segment.from, earlier(segment.to, at))));
}

/**
 * Elapsed minutes from the first drop to the end, or to `at` while it goes on; 0 before the start. Source: clinical reference §2.4.
 * Example (STOP1): 10:05 to 10:50 is 45 min, pauses included. Odd case: a clock change in between is no minute.
 */
export function elapsedMinutesAt(course: InfusionCourse, at: Instant): Exact<'min'> {
  return course.startedAt === null ? exact(ratio(0)) : minutesBetween(course.startedAt, earlier(course.endedAt, at));
}

/**
 * When the bag will be empty at the present rate, to the millisecond (half up); null unless the infusion is running.
 * Example (PAUSE1): 27.5 mL left at 60 mL/h from 10:31 ends at 10:58:30.
 * Odd case: the answer does not move while the rate stays: it is counted from the last change, not from the clock. Source: clinical
 * reference §2.4.
 */
export function projectedEnd(course: InfusionCourse, preparedVolume: Exact<'mL'>): Instant | null {
  const current = course.segments.find((segment) => segment.to === null);
  if (current === undefined) return null;
  const lastBolusEnd = course.boluses.reduce((last, bolus) => Math.max(last, bolus.to), 0);
  const settledAt = instantFromMs(Math.max(current.from, lastBolusEnd));
  const left = subtractExact(preparedVolume, deliveredVolumeAt(course, preparedVolume, settledAt));
  const minutes = durationAtRate(left, millilitresPerHourOf(current.rate));
  return instantFromMs(settledAt + Number(minutes.mul(minuteMs).add(1, 2).floor().valueOf()));
}

export type VolumeComparison = { readonly agrees: boolean; readonly differenceMl: Exact<'mL'> };

/**
 * Compares the pump's "volume infused" with the computed one; above 2 % or 0.5 mL (policy) both are shown and the nurse documents one.
 * Source: clinical reference §2.2. Example: pump 42.1 mL, computed 41.5 mL: 0.6 mL apart, does not agree.
 * Odd case: exactly 0.5 mL and exactly 2 % still agree.
 */
export function compareWithPump(computed: Exact<'mL'>, pump: Exact<'mL'>, policy: PreparationPolicy): VolumeComparison {
  const differenceMl = subtractExact(pump, computed);
  const size = differenceMl.abs();
  const isFar =
    size.compare(exactly(policy.pumpDifferenceMl)) > 0 || size.mul(100).compare(computed.mul(exactly(policy.pumpDifferencePercent))) > 0;
  return { agrees: !isFar, differenceMl };
}
