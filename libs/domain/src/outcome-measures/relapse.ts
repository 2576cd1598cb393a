import { daysBetween, type LocalDate } from '../shared/local-date.js';
import { compareScores } from './compare-scores.js';

export interface RelapsePolicy {
  readonly version: string;
  readonly totalAtLeast: number;
  readonly pointsAboveNadir: number;
  readonly occasions: number;
}

/** Source: clinical reference §4.0 [D]. */
export const defaultRelapsePolicy: RelapsePolicy = { version: '1', totalAtLeast: 10, pointsAboveNadir: 5, occasions: 2 };

export interface FollowedScore {
  readonly total: number;
  readonly answeredOn: LocalDate;
}

export interface RelapseStanding {
  readonly standing: 'no-response-yet' | 'response-held' | 'possible-relapse' | 'relapse';
  /** The lowest total of the course so far. */
  readonly nadir: number | null;
  readonly occasions: readonly LocalDate[];
  readonly policyVersion: string;
}

/**
 * PHQ-9 relapse: after a response, 10 or more points and 5 or more above the lowest total so far, on two occasions, or on one that a
 * clinician confirms. Scores are taken in the order of their days. Source: clinical reference §4.0 [D].
 *
 * Example: baseline 22; 9, 14, 15: 9 is the response (59 %), 14 and 15 are two occasions, a relapse.
 * Odd cases: a rise without an earlier response is no relapse, it is a course that never responded; two scores of one day are one occasion.
 */
export function relapseStanding(
  baselineTotal: number,
  scores: readonly FollowedScore[],
  isConfirmedByClinician: boolean,
  policy: RelapsePolicy = defaultRelapsePolicy,
): RelapseStanding {
  const ordered = scores.toSorted((one, other) => daysBetween(other.answeredOn, one.answeredOn));
  const response = ordered.findIndex((score) => isResponse(baselineTotal, score.total));
  if (response === -1) return { standing: 'no-response-yet', nadir: null, occasions: [], policyVersion: policy.version };
  const lowestBefore = (index: number) => Math.min(...ordered.slice(0, index).map((score) => score.total));
  const risen = ordered.filter(
    ({ total }, index) => index > response && total >= policy.totalAtLeast && total - lowestBefore(index) >= policy.pointsAboveNadir,
  );
  const occasions = [...new Set(risen.map((score) => score.answeredOn))];
  const needed = isConfirmedByClinician ? 1 : policy.occasions;
  const standing = occasions.length === 0 ? 'response-held' : occasions.length >= needed ? 'relapse' : 'possible-relapse';
  const nadir = Math.min(...ordered.map((score) => score.total));
  return { standing, nadir, occasions, policyVersion: policy.version };
}

function isResponse(baselineTotal: number, total: number): boolean {
  const compared = compareScores('phq-9', baselineTotal, total);
  return compared.allowed && compared.value.response === 'response';
}
