import type { Instant } from '../shared/instant.js';
import { daysBetween, type LocalDate } from '../shared/local-date.js';

/** A scored response as baseline selection sees it. `answeredOn` is the day in the clinic's zone. */
export interface BaselineCandidate {
  readonly id: string;
  readonly instrument: string;
  readonly recallWindow: string;
  readonly status: 'scored' | 'not-scored';
  readonly isProRated: boolean;
  readonly total: number | null;
  readonly answeredAt: Instant;
  readonly answeredOn: LocalDate;
  readonly isScreening: boolean;
}

export interface BaselinePolicy {
  readonly version: string;
  readonly windowDays: number;
}

/** Source: clinical reference §4.0 [D]. */
export const defaultBaselinePolicy: BaselinePolicy = { version: '1', windowDays: 14 };

export interface FrozenBaseline {
  readonly responseId: string;
  readonly instrument: string;
  readonly recallWindow: string;
  readonly total: number;
  readonly answeredOn: LocalDate;
  readonly frozenAt: Instant;
  readonly policyVersion: string;
  /** Older than the window: the screening score stands in, because nothing nearer was complete. */
  readonly isScreeningScore: boolean;
}

export interface FirstDose {
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
}

/**
 * The baseline of one instrument, frozen when the first session goes to dosing: the last complete score at most 14 days before the first
 * dose and not after its start, else the last complete screening score, flagged. A baseline that is frozen stays, whatever arrives later.
 * Pro-rated and unscored forms are never a baseline. Source: clinical reference §4.0, §1.4.
 *
 * Example: scores of 20 and 3 days before the first dose: the one of 3 days before.
 * Odd case: a score taken on the dosing day counts when it was answered before the dose began, not after.
 */
export function selectBaseline(
  candidates: readonly BaselineCandidate[],
  firstDose: FirstDose,
  frozen: FrozenBaseline | null,
  policy: BaselinePolicy = defaultBaselinePolicy,
): FrozenBaseline | null {
  if (frozen !== null) return frozen;
  const complete = candidates
    .filter((candidate) => candidate.status === 'scored' && !candidate.isProRated && candidate.answeredAt <= firstDose.startedAt)
    .toSorted((one, other) => other.answeredAt - one.answeredAt);
  const near = complete.find((candidate) => daysBetween(candidate.answeredOn, firstDose.startedOn) <= policy.windowDays);
  const chosen = near ?? complete.find((candidate) => candidate.isScreening);
  if (chosen === undefined || chosen.total === null) return null;
  const { id: responseId, instrument, recallWindow, total, answeredOn } = chosen;
  const isScreeningScore = near === undefined;
  return {
    responseId,
    instrument,
    recallWindow,
    total,
    answeredOn,
    frozenAt: firstDose.startedAt,
    policyVersion: policy.version,
    isScreeningScore,
  };
}
