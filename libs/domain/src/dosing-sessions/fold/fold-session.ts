import { plusMinutes, type Instant, type Unmet } from '../../shared/index.js';
import type { SessionEntry } from '../entries/index.js';
import { judgeBaseline, type PredoseJudgement } from '../monitoring/predose-range.js';
import type { DosingSession } from '../session/index.js';
import { alertsOf } from './alerts.js';
import type { Alert } from './alert.js';
import { arrangeLog } from './arrange.js';
import { nextSteps, type NextStep } from './decide-step.js';
import { dosingAt, type Dosing } from './dosing.js';
import { dueItems, type DueItem } from './due.js';
import { correctionsOf, flowsheetOf, type Correction, type FlowsheetRow } from './flowsheet.js';
import type { Incident } from './incident.js';
import { incidentsOf } from './incidents.js';
import { reconciliationOf, type Reconciliation } from './leaving-guards.js';
import { withPrimaryReadings } from './primary-readings.js';
import { phasesOf, type PhaseChange, type SessionPhase } from './phases.js';
import { readingsOf, type Reading, type Readings } from './readings.js';
import type { RemsFormDraft } from './rems-fields.js';
import { remsDraft } from './rems-form.js';
import type { SessionPolicy } from './session-policy.js';
import { rescuesOf, type RescueGiven } from './rescue.js';
import type { Situation } from './situation.js';
import { timelineOf, type TimelineMark } from './timeline.js';
import { stepUnmet } from './unmet.js';

export interface Readiness {
  /** What stands before 'ready for discharge', and before leaving with the escort. Empty lists: nothing. */
  readonly beforeDischarge: readonly Unmet[];
  readonly beforeLeaving: readonly Unmet[];
  /** When the minimum observation will have passed; null while dosing goes on. */
  readonly earliestAt: Instant | null;
}

/** Everything the log says about a session at one moment. Instants are milliseconds since 1970 (UTC); amounts say their unit. */
export interface SessionFold {
  readonly situation: Situation;
  readonly now: Instant;
  readonly policyVersion: number;
  readonly phase: SessionPhase;
  readonly phaseChanges: readonly PhaseChange[];
  readonly isSealed: boolean;
  readonly dosing: Dosing;
  readonly baseline: Readings['baseline'];
  readonly baselineJudgement: PredoseJudgement;
  readonly readings: readonly Reading[];
  readonly flowsheet: readonly FlowsheetRow[];
  readonly corrections: readonly Correction[];
  readonly due: readonly DueItem[];
  readonly alerts: readonly Alert[];
  readonly openAlerts: readonly Alert[];
  readonly readiness: Readiness;
  readonly reconciliation: Reconciliation;
  /** Rescue medicines that were given, each with what it asks for and what it went against. */
  readonly rescues: readonly RescueGiven[];
  readonly incidents: readonly Incident[];
  readonly timeline: readonly TimelineMark[];
  readonly nextSteps: readonly NextStep[];
  readonly rems: RemsFormDraft | null;
}

/** A tablet's clock may be ahead of ours by this much and its entries still count as now. */
const clockSkewMin = 10;

/**
 * Folds a session's log into everything a screen, a rule or a form needs. Depends on the set of entries alone: their order of arrival and
 * repeats make no difference. Facts that break a rule are in `incidents`; nothing is refused and nothing throws for a well-formed log.
 * Source: architecture of the session log; clinical reference §1.6, §2.2, §3.
 *
 * Example: `foldSession(session, entries, defaultSessionPolicy, instant('2026-11-17T15:41:00Z')).phase`.
 * Odd case: for a replay at an earlier moment give only the entries until then (`entriesUntil`); `now` alone does not hide later ones.
 */
export function foldSession(session: DosingSession, entries: readonly SessionEntry[], policy: SessionPolicy, now: Instant): SessionFold {
  const log = withPrimaryReadings(arrangeLog(entries));
  const latest = log.standing.at(-1)?.at ?? now;
  const asOf = latest > now && latest <= plusMinutes(now, clockSkewMin) ? latest : now;
  const dosing = dosingAt(session, log, policy, asOf);
  const readings = readingsOf(log, dosing.firstDoseAt, policy.monitoring, policy.monitoring.schedules[session.product].baselineWithinMin);
  const alertFold = alertsOf(log, readings, policy.monitoring);
  const phases = phasesOf(session, log, dosing);
  const endedAt = phases.changes.find((change) => watchEnds.has(change.phase))?.at ?? null;
  const due = dueItems({ session, log, dosing, readings, endedAt, rescue: policy.rescue }, policy.monitoring, asOf);
  const situation: Situation = { session, policy, log, now: asOf, dosing, readings, phases, alerts: alertFold.alerts, due };
  const rescues = rescuesOf(situation);
  return {
    situation,
    now: asOf,
    policyVersion: policy.monitoring.version,
    phase: phases.phase,
    phaseChanges: phases.changes,
    isSealed: phases.isSealed,
    dosing,
    baseline: readings.baseline,
    baselineJudgement: judgeBaseline(readings.baseline?.measured ?? null, session.product, policy.monitoring),
    readings: readings.all,
    flowsheet: flowsheetOf(log, readings, dosing.firstDoseAt),
    corrections: correctionsOf(log),
    due,
    alerts: alertFold.alerts,
    openAlerts: alertFold.alerts.filter((alert) => alert.status !== 'resolved'),
    readiness: readinessOf(situation),
    reconciliation: reconciliationOf(situation),
    rescues,
    incidents: incidentsOf(situation, alertFold, rescues),
    timeline: timelineOf(log, alertFold.alerts),
    nextSteps: nextSteps(situation),
    rems: remsDraft(situation),
  };
}

const watchEnds: ReadonlySet<SessionPhase> = new Set(['discharged', 'escalated', 'transferred', 'closed', 'aborted-predose', 'voided']);

function readinessOf(situation: Situation): Readiness {
  const { dosing, policy, session } = situation;
  const since = dosing.endedAt ?? (dosing.infusion === null ? dosing.lastDoseAt : null);
  return {
    beforeDischarge: stepUnmet(situation, 'discharge-readied'),
    beforeLeaving: stepUnmet(situation, 'discharged'),
    earliestAt: since === null ? null : plusMinutes(since, policy.monitoring.schedules[session.product].minimumObservationMin),
  };
}

/**
 * The entries that had happened by a moment of bedside time, for the replay. Example: `entriesUntil(entries,
 * instant('2026-11-17T15:23:00Z'))`. Odd case: an entry of that very moment is in. Source: architecture §2 (replay).
 */
export function entriesUntil(entries: readonly SessionEntry[], at: Instant): readonly SessionEntry[] {
  return entries.filter((entry) => Date.parse(entry.occurredAt) <= at);
}
