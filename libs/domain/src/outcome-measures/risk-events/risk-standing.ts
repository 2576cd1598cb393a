import type { NumberToCall } from '../../patients/numbers-to-call.js';
import { elapsedMinutes, instant, type Instant } from '../../shared/instant.js';
import type { MeasureScore, RiskAnswer, RiskLevel } from '../measure-score.js';
import type { MeasurePerson } from '../responses/measure-trends.js';
import { riskLevelAfter } from '../risk-triage.js';
import type { SignRiskDisposition } from './disposition.js';
import type { RiskEscalation } from './escalation.js';

/** What opened a risk event: answers of a form, or a concern that staff wrote down. */
export type RiskSource =
  | { readonly kind: 'answers'; readonly instrument: string; readonly responseId: string; readonly items: readonly RiskAnswer[] }
  | { readonly kind: 'concern'; readonly concern: string };

export interface RiskFinding {
  readonly responseId: string;
  readonly instrument: string;
  readonly level: RiskLevel;
}

interface StepOf<Kind extends string, Details> {
  readonly id: string;
  readonly kind: Kind;
  readonly details: Details;
  readonly by: MeasurePerson;
  readonly at: string;
}

/** What was done about it, oldest first. Nothing of it is ever changed or taken away. */
export type RiskStep =
  | StepOf<'acknowledged', object>
  | StepOf<'finding-added', RiskFinding>
  | StepOf<'disposition-signed', Omit<SignRiskDisposition, 'id'>>
  | StepOf<'followed-up', { readonly note: string }>;

export interface RiskEventRecord {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string | null };
  readonly source: RiskSource;
  readonly isSourceInError: boolean;
  readonly level: RiskLevel | null;
  readonly setting: 'in-clinic' | 'remote';
  readonly openedAt: string;
  readonly openedBy: MeasurePerson | null;
  readonly acknowledgeBy: string;
  readonly needsCssrs: boolean;
  readonly policyVersion: string;
  readonly steps: readonly RiskStep[];
  /** Who was told that nobody had answered in time, oldest first. */
  readonly escalations: readonly RiskEscalation[];
}

export interface RiskStanding {
  readonly state: 'waiting' | 'acknowledged' | 'dispositioned';
  /** Who answers for it: the last to acknowledge. Null while nobody has. */
  readonly owner: MeasurePerson | null;
  /** The highest finding, or what the last disposition judged and later findings raised. Null when no triage was made. */
  readonly level: RiskLevel | null;
  readonly needsCssrs: boolean;
  /** Nobody acknowledged in time: everybody on shift is told, not only clinicians. */
  readonly isEscalated: boolean;
  /** No dose may start: no disposition is signed, or the last one does not say "proceed". */
  readonly holdsDosing: boolean;
  /** By when the patient is to be contacted; null before a disposition, where none was wanted, and once it was done. */
  readonly followUpBy: string | null;
  readonly isFollowUpOverdue: boolean;
}

/**
 * Where a risk event stands, from what was done about it. Source: clinical reference §4.6, §0 rules 8 and 10.
 *
 * Example: opened 09:38 in the clinic, acknowledged 09:40, disposition "proceed" signed 09:44: dispositioned, dosing is free.
 * Odd case: a C-SSRS of "none" added later lowers nothing; only a clinician's disposition does.
 */
export function riskStanding(event: RiskEventRecord, now: Instant): RiskStanding {
  const acknowledged = stepsOf(event, 'acknowledged').at(-1);
  const signed = stepsOf(event, 'disposition-signed').at(-1);
  const state = signed !== undefined ? 'dispositioned' : acknowledged !== undefined ? 'acknowledged' : 'waiting';
  const isWaiting = state === 'waiting';
  const hasCssrs = event.steps.some((step) => step.kind === 'finding-added');
  const followUpBy = openFollowUp(event);
  return {
    state,
    owner: (acknowledged ?? signed)?.by ?? null,
    level: levelOf(event),
    needsCssrs: event.needsCssrs && !hasCssrs,
    isEscalated: isWaiting && isPast(event.acknowledgeBy, now),
    holdsDosing: signed?.details.disposition !== 'proceed',
    followUpBy,
    isFollowUpOverdue: isPast(followUpBy, now),
  };
}

/**
 * Whether a level judged for an event says less risk than its answers do: below the level they stand at, or "none" beside a positive answer. A form
 * that was entered in error, and a concern of staff alone, contradict nothing. Source: clinical reference §0 rule 8, §4.6 step 8.
 *
 * Example: "none" beside PHQ-9 item 9 = 3 does, "low" does not. Odd case: a C-SSRS of "moderate" is contradicted by "low", also in error of the first form.
 */
export function contradictsAnswers(
  { source, isSourceInError, standing }: Pick<RiskEventView, 'source' | 'isSourceInError' | 'standing'>,
  judged: RiskLevel,
): boolean {
  if (standing.level !== null && standing.level !== judged && riskLevelAfter(judged, standing.level) === standing.level) return true;
  return judged === 'none' && source.kind === 'answers' && !isSourceInError;
}

function isPast(time: string | null, now: Instant): boolean {
  return time !== null && elapsedMinutes(instant(time), now) > 0;
}

function levelOf({ level, steps }: RiskEventRecord): RiskLevel | null {
  return steps.reduce<RiskLevel | null>((standing, step) => {
    if (step.kind === 'disposition-signed') return step.details.level;
    if (step.kind !== 'finding-added') return standing;
    return riskLevelAfter(standing ?? 'none', step.details.level);
  }, level);
}

function openFollowUp(event: RiskEventRecord): string | null {
  const signedAt = event.steps.findLastIndex((step) => step.kind === 'disposition-signed');
  const step = event.steps[signedAt];
  const isDone = event.steps.slice(signedAt + 1).some((later) => later.kind === 'followed-up');
  return step?.kind === 'disposition-signed' && !isDone ? step.details.followUpBy : null;
}

function stepsOf<Kind extends RiskStep['kind']>({ steps }: RiskEventRecord, kind: Kind): Extract<RiskStep, { kind: Kind }>[] {
  return steps.filter((step): step is Extract<RiskStep, { kind: Kind }> => step.kind === kind);
}

/** A risk event with where it stood when the server answered; the screen's own clock carries it on. */
export interface RiskEventView extends RiskEventRecord {
  readonly standing: RiskStanding;
}

/** How to reach a patient in danger: the numbers to call, theirs first, then those they named, and where help may be sent. */
export interface PatientReach {
  readonly toCall: readonly NumberToCall[];
  readonly addresses: readonly string[];
}

/** A risk event as whoever answers it reads it. */
export interface RiskEventAtHand extends RiskEventView, PatientReach {
  /** The whole form whose answers opened it; null for a concern of staff. */
  readonly form: MeasureScore | null;
  /** The patient's other events that still need somebody. */
  readonly alsoOpen: readonly RiskEventView[];
}
