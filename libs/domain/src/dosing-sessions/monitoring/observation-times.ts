import { plusMinutes, type Instant, type TreatmentProduct } from '../../shared/index.js';
import { offsetTimes, plannedTimes } from './fixed-times.js';
import type { MonitoringPolicy } from './policy.js';

export interface ObservedDoses {
  readonly product: TreatmentProduct;
  readonly doseTimes: readonly Instant[];
  /** The end of an infusion; null while it runs. */
  readonly endedAt: Instant | null;
  /** How far the tail of the schedule is written out; null writes it to the earliest release. */
  readonly until: Instant | null;
}

export interface ObservationTimes {
  readonly baselineWithinMin: number;
  readonly everyMinWhileRunning: number | null;
  readonly everyMinWhilePaused: number;
  readonly vitalSigns: readonly number[];
  readonly sedation: readonly number[];
  readonly dissociation: readonly number[];
  /** Null while an infusion runs. */
  readonly earliestReleaseAt: Instant | null;
  readonly minimumObservationMin: number;
  readonly isMinimumHard: boolean;
}

/**
 * When a product's schedule asks for readings after the doses that were really given, and when the patient may leave at the earliest.
 * Elapsed time throughout. Source: clinical reference §3.2.
 *
 * Example: devices at 13:00, 13:05, 13:10: blood pressure at 13:50, release from 15:10, and nobody sets that aside.
 * Odd case: two injections ask at the offsets of both, merged within three minutes.
 */
export function observationTimes({ product, doseTimes, endedAt, until }: ObservedDoses, policy: MonitoringPolicy): ObservationTimes {
  const schedule = policy.schedules[product];
  const inTime = doseTimes.toSorted((one, other) => one - other);
  const isInfusion = schedule.everyMinWhileRunning !== null;
  const lastAt = isInfusion ? endedAt : inTime.reduce<Instant | null>((_, at) => at, null);
  const earliestReleaseAt = lastAt === null ? null : plusMinutes(lastAt, schedule.minimumObservationMin);
  const limit = until ?? earliestReleaseAt ?? 0;
  const { mergeWithinMin } = policy;
  return {
    baselineWithinMin: schedule.baselineWithinMin,
    everyMinWhileRunning: schedule.everyMinWhileRunning,
    everyMinWhilePaused: schedule.everyMinWhilePaused,
    vitalSigns: plannedTimes(schedule, { times: inTime, endedAt }, { mergeWithinMin, until: limit }).filter((at) => at <= limit),
    sedation: offsetTimes(schedule.sedation, inTime, mergeWithinMin),
    dissociation: offsetTimes(schedule.dissociation, inTime, mergeWithinMin),
    earliestReleaseAt,
    minimumObservationMin: schedule.minimumObservationMin,
    isMinimumHard: schedule.isMinimumHard,
  };
}
