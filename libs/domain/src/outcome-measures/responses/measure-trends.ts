import { instant, type Instant } from '../../shared/instant.js';
import type { LocalDate } from '../../shared/local-date.js';
import { type BaselineCandidate, type FirstDose, type FrozenBaseline, selectBaseline } from '../baseline.js';
import { compareScores, type ScoreComparison } from '../compare-scores.js';
import { instruments } from '../instruments/index.js';
import type { MeasureScore } from '../measure-score.js';
import type { ResponseSetting } from './record-response.js';

export interface MeasurePerson {
  readonly id: string;
  readonly name: string;
}

/** One form as the record holds it. `takenAt` is when it was answered, `recordedAt` when it reached the record. */
export interface MeasureResponseView {
  readonly id: string;
  readonly instrumentId: string;
  readonly score: MeasureScore;
  readonly takenAt: string;
  /** The day in the clinic's zone. */
  readonly takenOn: LocalDate;
  readonly setting: ResponseSetting;
  readonly occasion: string | null;
  readonly courseId: string | null;
  /** Null where the patient sent it. */
  readonly recordedBy: MeasurePerson | null;
  readonly recordedAt: string;
  readonly enteredInError: { readonly by: MeasurePerson; readonly reason: string; readonly at: string } | null;
}

/** A baseline that was frozen for a course, or the one that freezing now would take. */
export interface BaselineView extends Omit<FrozenBaseline, 'frozenAt'> {
  readonly isFrozen: boolean;
  readonly frozenAt: string | null;
  readonly courseId: string | null;
}

/** One instrument's line: its forms oldest first, its baseline, and where the last score stands against a frozen one. */
export interface MeasureTrend {
  readonly instrumentId: string;
  readonly responses: readonly MeasureResponseView[];
  readonly baseline: BaselineView | null;
  /** Null without a frozen baseline, without a later score, and for instruments that have no agreed rule of change. */
  readonly change: ScoreComparison | null;
}

/** A course of the patient as the measures see it. */
export interface MeasuredCourse {
  readonly id: string;
  readonly startsOn: LocalDate;
  readonly state: string;
  readonly isBaselineFrozen: boolean;
}

/** A session in which a dose was given, as it stands on the axis of the measures. `at` is its first dose. */
export interface DoseMark {
  readonly sessionId: string;
  readonly at: string;
}

export interface PatientMeasuresView {
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string | null };
  readonly courses: readonly MeasuredCourse[];
  readonly trends: readonly MeasureTrend[];
  /** Every dose of the patient, first to last: what happened beside the scores. */
  readonly doses: readonly DoseMark[];
}

/**
 * The forms that count: those nobody marked as entered in error.
 * Example: of two forms with one marked in error, the other one is left. Odd case: all marked leave none. Source: clinical reference §0
 * rule 7.
 */
export function standingResponses(responses: readonly MeasureResponseView[]): MeasureResponseView[] {
  return responses.filter((response) => response.enteredInError === null);
}

/**
 * The form whose score counts now: the last complete one that stands; null when there is none.
 * Example: a half-filled form of today does not hide the complete one of last week. Odd case: of two of one moment the later in the list
 * counts. Source: clinical reference §4.0.
 */
export function latestScored(responses: readonly MeasureResponseView[]): MeasureResponseView | null {
  return standingResponses(responses).findLast((response) => response.score.status === 'scored') ?? null;
}

/**
 * The newest form that stands and has a positive answer about suicide, where none scored later has taken its place; null otherwise. No headline may
 * reassure beside it, whatever its total, and also where it came incomplete. Source: clinical reference §0 rule 8, §4.6.
 *
 * Example: PHQ-9 with a total of 3 and item 9 = 3 is one. Odd case: a later complete form without it takes it from the headline, never from the record.
 */
export function latestSuicideAnswer(responses: readonly MeasureResponseView[]): MeasureResponseView | null {
  const latest = standingResponses(responses).findLast(({ score }) => score.status === 'scored' || score.suicideRisk.kind === 'risk-event');
  return latest?.score.suicideRisk.kind === 'risk-event' ? latest : null;
}

/**
 * Sorts a patient's forms into one line per instrument and compares each line's last score with its frozen baseline. A pro-rated or
 * unscored form never counts, a form in error stays listed and counts nowhere. Source: clinical reference §4.0.
 *
 * Example: PHQ-9 22 as baseline and 14 today is one trend with a change of −8, a partial response.
 * Odd case: without a frozen baseline the line names the form that freezing at `asOf` would take, and compares nothing.
 */
export function measureTrends(responses: readonly MeasureResponseView[], frozen: readonly BaselineView[], asOf: FirstDose): MeasureTrend[] {
  const inOrder = responses.toSorted((one, other) => takenAt(one) - takenAt(other));
  return instruments.flatMap(({ id }) => {
    const own = inOrder.filter((response) => response.instrumentId === id);
    if (own.length === 0) return [];
    const kept = frozen.find((baseline) => baseline.instrument === id);
    const baseline = kept ?? baselineAt(own, asOf);
    return [{ instrumentId: id, responses: own, baseline, change: kept === undefined ? null : changeSince(kept, own) }];
  });
}

/** The baseline that freezing at this moment would take from one instrument's forms. Source: clinical reference §4.0. */
function baselineAt(responses: readonly MeasureResponseView[], asOf: FirstDose): BaselineView | null {
  const chosen = selectBaseline(standingResponses(responses).map(candidateOf), asOf, null);
  return chosen === null ? null : { ...chosen, isFrozen: false, frozenAt: null, courseId: null };
}

function candidateOf({ id, instrumentId, score, takenOn, occasion, ...response }: MeasureResponseView): BaselineCandidate {
  const { recallWindow, status, isProRated, total } = score;
  const answered = { answeredAt: takenAt(response), answeredOn: takenOn };
  return { id, instrument: instrumentId, recallWindow, status, isProRated, total, ...answered, isScreening: occasion === 'screening' };
}

function changeSince(baseline: BaselineView, responses: readonly MeasureResponseView[]): ScoreComparison | null {
  const latest = latestScored(responses);
  if (latest === null || latest.id === baseline.responseId || latest.takenOn < baseline.answeredOn) return null;
  const compared = compareScores(baseline.instrument, baseline.total, latest.score);
  return compared.allowed ? compared.value : null;
}

function takenAt({ takenAt: text }: { readonly takenAt: string }): Instant {
  return instant(text);
}
