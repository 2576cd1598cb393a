import * as z from 'zod';
import { compareScores, instrumentOf } from '../outcome-measures/index.js';

export const caseloadReasons = [
  'risk-open',
  'deteriorating',
  'not-responding',
  'dropped-out',
  'integration-due',
  'check-in-overdue',
  'note-due',
] as const;
export type CaseloadReason = (typeof caseloadReasons)[number];

/** Numbers that a clinic decides on. Source: clinical reference §0 [D]. */
export interface CaseloadPolicy {
  readonly version: string;
  /** From this dose on a course without any response counts as not responding. */
  readonly notRespondingFromDose: number;
  /** A course in dosing with nothing booked and no dose for longer than this has dropped out. */
  readonly droppedOutAfterDays: number;
  /** So many doses without an integration session ask for one. §1.1 phase 6 */
  readonly integrationAfterDoses: number;
  /** And within so many hours of the last of them. */
  readonly integrationWithinHours: number;
  /** So many lines are shown at first, and so many more at each asking. */
  readonly linesAtOnce: number;
}

export const defaultCaseloadPolicy: CaseloadPolicy = {
  version: '2',
  notRespondingFromDose: 4,
  droppedOutAfterDays: 14,
  integrationAfterDoses: 2,
  integrationWithinHours: 72,
  linesAtOnce: 50,
};

/** Which lines of the caseload are asked for: of one reason or of all, and how many at most. */
export const caseloadQuery = z.strictObject({
  reason: z.enum(caseloadReasons).optional(),
  most: z.coerce.number().int().min(1).max(1_000).default(defaultCaseloadPolicy.linesAtOnce),
});
export type CaseloadQuery = z.infer<typeof caseloadQuery>;

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
  /** How many lines each reason has, whatever was asked for; a reason nobody has is not named. */
  readonly counts: Readonly<Partial<Record<CaseloadReason, number>>>;
  /** The lines that were asked for, most pressing first, as many as were asked for. */
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

/**
 * The part of the lines that was asked for, with how many there are of each reason. Source: clinical reference §0 [D].
 *
 * Example: of 70 lines the first 50, and the counts of all 70. Odd case: a reason without a line is in no count, and gives no line.
 */
export function caseloadPage(rows: readonly CaseloadRow[], { reason, most }: CaseloadQuery): Pick<CaseloadView, 'counts' | 'rows'> {
  const counts: Partial<Record<CaseloadReason, number>> = {};
  for (const row of rows) counts[row.reason] = (counts[row.reason] ?? 0) + 1;
  return { counts, rows: rows.filter((row) => reason === undefined || row.reason === reason).slice(0, most) };
}
