import { compareScores, instrumentOf } from '../outcome-measures/index.js';

export const caseloadReasons = ['risk-open', 'deteriorating', 'not-responding', 'dropped-out', 'check-in-overdue', 'note-due'] as const;
export type CaseloadReason = (typeof caseloadReasons)[number];

/** Numbers that a clinic decides on. Source: clinical reference §0 [D]. */
export interface CaseloadPolicy {
  readonly version: string;
  /** From this dose on a course without any response counts as not responding. */
  readonly notRespondingFromDose: number;
  /** A course in dosing with nothing booked and no dose for longer than this has dropped out. */
  readonly droppedOutAfterDays: number;
}

export const defaultCaseloadPolicy: CaseloadPolicy = { version: '1', notRespondingFromDose: 4, droppedOutAfterDays: 14 };

/** One reason to look at one patient, and where it is done. */
export interface CaseloadRow {
  readonly id: string;
  readonly reason: CaseloadReason;
  readonly patient: { readonly id: string; readonly name: string };
  readonly detail: string;
  readonly address: string;
}

/** The answer of GET /api/v1/review/caseload: whose care team the caller is on, or everybody for who answers for the clinic. */
export interface CaseloadView {
  readonly isWholeClinic: boolean;
  readonly rows: readonly CaseloadRow[];
}

/** A course with its frozen baseline, last complete score since, and doses so far. */
export interface FollowedCourse {
  readonly instrumentId: string;
  readonly baseline: number;
  readonly latest: number;
  readonly doses: number;
}

/**
 * Whether a course is getting worse, or does not respond after enough doses; null where neither is so or no rule was agreed.
 * Source: clinical reference §4.0, §4.1.
 *
 * Example: PHQ-9 20 to 19 after four doses is not responding; 10 to 16 is deteriorating, from the first dose on.
 * Odd case: a partial response is a response on its way and is not in the list.
 */
export function outcomeReason(
  { instrumentId, baseline, latest, doses }: FollowedCourse,
  policy: CaseloadPolicy,
): { readonly reason: 'deteriorating' | 'not-responding'; readonly detail: string } | null {
  const compared = compareScores(instrumentId, baseline, latest);
  if (!compared.allowed) return null;
  const name = instrumentOf(instrumentId)?.name ?? instrumentId;
  const detail = `${name} from ${baseline} to ${latest}, ${doses === 1 ? '1 dose' : `${doses} doses`}`;
  if (compared.value.isDeterioration === true) return { reason: 'deteriorating', detail };
  const isStill = compared.value.response === 'no-response' && doses >= policy.notRespondingFromDose;
  return isStill ? { reason: 'not-responding', detail } : null;
}
