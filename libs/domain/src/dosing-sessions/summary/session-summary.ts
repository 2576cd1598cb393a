import { elapsedMinutes, instant, instantText, type Instant, type TreatmentProduct } from '../../shared/index.js';
import type { Alert, DosingOutcome, PhaseChange, SessionFold, SessionPhase } from '../fold/index.js';

/** How one alert was answered, in whole minutes from when it was raised; null where nobody did, or where it asks for nobody. */
export interface AlertTimes {
  readonly tier: 'yellow' | 'red';
  readonly acknowledgedMin: number | null;
  readonly informedMin: number | null;
  readonly resolvedMin: number | null;
}

/** A session as counts and times: no value that was measured, no word that was written, no name. */
export interface SessionSummary {
  readonly product: TreatmentProduct;
  readonly phase: SessionPhase;
  readonly outcome: DosingOutcome;
  readonly plannedStart: string;
  readonly firstDoseAt: string | null;
  /** Minutes from the planned start to the pre-dose check, or without one to the first dose; negative when early, null when neither began. */
  readonly startDelayMin: number | null;
  /** Minutes from arrival to leaving; null while the patient is here or where nobody wrote when they came. */
  readonly chairMin: number | null;
  readonly pauses: number;
  readonly pausedMin: number;
  readonly vitalsDue: number;
  readonly vitalsLate: number;
  readonly vitalsMissed: number;
  readonly alerts: readonly AlertTimes[];
  readonly adverseEvents: number;
  readonly wastes: number;
  readonly wastedUg: number;
  readonly overrides: number;
}

/** What the log of a session does not hold itself: when the patient came, and how many soft limits its order set aside with a reason. */
export interface BesideTheLog {
  readonly arrivedAt: Instant | null;
  readonly overrides: number;
}

/**
 * The figures of one session for counting over many, drawn from its fold. Minutes are whole and rounded down, wasted drug is µg.
 * Source: clinical reference §10.7 and §9.2 (a manager sees counts, times and statuses).
 *
 * Example: the golden infusion is one pause of 8 minutes, nine sets of vital signs due and none missed, one yellow alert acknowledged in
 * one minute, two adverse events and one waste of 6 970 µg.
 * Odd case: a session that never began has no delay, and nothing was due in it; that is null and nought, never "on time".
 */
export function sessionSummary(fold: SessionFold, { arrivedAt, overrides }: BesideTheLog): SessionSummary {
  const { situation, dosing, phaseChanges, alerts } = fold;
  const began = momentOf(phaseChanges, 'precheck') ?? dosing.firstDoseAt;
  const left = momentOf(phaseChanges, 'discharged') ?? momentOf(phaseChanges, 'transferred');
  const vitals = fold.due.filter(({ item, status }) => item === 'vital-signs' && settled.has(status));
  const pauses = pausesOf(phaseChanges);
  const standing = situation.log.standingByKind;
  return {
    product: situation.session.product,
    phase: fold.phase,
    outcome: dosing.outcome,
    plannedStart: situation.session.plannedStart,
    firstDoseAt: dosing.firstDoseAt === null ? null : instantText(dosing.firstDoseAt),
    startDelayMin: minutesTo(instant(situation.session.plannedStart), began),
    chairMin: arrivedAt === null ? null : minutesTo(arrivedAt, left),
    pauses: pauses.length,
    pausedMin: pauses.reduce((sum, minutes) => sum + minutes, 0),
    vitalsDue: vitals.length,
    vitalsLate: vitals.filter(({ status }) => status === 'taken-late').length,
    vitalsMissed: vitals.filter(({ status }) => status === 'missed').length,
    alerts: alerts.map(timesOf),
    adverseEvents: standing.get('adverse-event-recorded')?.length ?? 0,
    wastes: standing.get('waste-recorded')?.length ?? 0,
    wastedUg: fold.reconciliation.wastedUg,
    overrides,
  };
}

/** Slots that are over: what is still open is neither late nor missed. */
const settled: ReadonlySet<string> = new Set(['taken', 'taken-late', 'missed']);

function momentOf(changes: readonly PhaseChange[], phase: SessionPhase): Instant | null {
  return changes.find((change) => change.phase === phase)?.at ?? null;
}

function minutesTo(from: Instant, to: Instant | null): number | null {
  return to === null ? null : Math.floor(elapsedMinutes(from, to));
}

/** The minutes of each pause that has ended. */
function pausesOf(changes: readonly PhaseChange[]): number[] {
  return changes.flatMap(({ phase, at }, index) => {
    const next = changes[index + 1];
    return phase !== 'paused' || next === undefined ? [] : [Math.floor(elapsedMinutes(at, next.at))];
  });
}

/** An alert that grew graver is acknowledged once every level of it is; the slowest answer counts. */
function timesOf({ tier, raisedAt, levels, prescriberInformedAt, resolvedAt }: Alert): AlertTimes {
  const answers = levels.map(({ at, acknowledgedAt }) => minutesTo(at, acknowledgedAt));
  const slowest = answers.reduce<number | null>((most, one) => (most === null || one === null ? null : Math.max(most, one)), 0);
  return {
    tier,
    acknowledgedMin: slowest,
    informedMin: minutesTo(raisedAt, prescriberInformedAt),
    resolvedMin: minutesTo(raisedAt, resolvedAt),
  };
}
