import type { Machine, Transition } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import { entryKind, type EntryKind } from '../entries/index.js';
import * as discharge from './discharge-guards.js';
import { amountWithinLimits } from './amount-guards.js';
import * as dose from './dose-guards.js';
import * as leaving from './leaving-guards.js';
import { moveOf, type SessionPhase } from './phases.js';
import { observedLongEnough, rescueWornOff } from './observation-guards.js';
import { noConsentWithdrawn, noRiskSince } from './held-since.js';
import * as predose from './predose-guards.js';
import { accessPatent, baselineInRange, prescriberOnSite } from './go-guards.js';
import { preparationChecked, stockInDate } from './preparation-guards.js';
import type { StepFacts, StepGuard } from './situation.js';

type Step = Transition<SessionPhase, EntryKind, Role, StepFacts>;

function step(event: EntryKind, ...guards: readonly StepGuard[]): Step {
  const move = moveOf(event);
  return { event, from: move?.from ?? [], to: move?.to ?? 'planned', roles: entryKind(event).roles, guards };
}

/** A no-go needs nothing but its reason: it is always possible to stop. */
function unlessNoGo(guard: StepGuard): StepGuard {
  return (facts) => (facts.details.decision === 'no-go' ? [] : guard(facts));
}

const timeOut = [
  predose.checksDocumented,
  predose.weightAgrees,
  predose.fasted,
  predose.pregnancyExcluded,
  predose.consentsValid,
  noConsentWithdrawn,
  predose.suicideRiskSettled,
  baselineInRange,
  prescriberOnSite,
  accessPatent,
  preparationChecked,
  stockInDate,
].map(unlessNoGo);

const release: Step = {
  ...step(
    'dose-released',
    dose.formOrdered,
    dose.deviceInTime,
    dose.spraysInTime,
    dose.injectionInTime,
    dose.siteTakesVolume,
    amountWithinLimits,
    dose.noOpenRedAlert,
    noConsentWithdrawn,
    noRiskSince,
    dose.resumptionAgreed,
    stockInDate,
  ),
  from: ['ready', 'dosing', 'paused'],
  to: 'dosing',
};

/**
 * The dosing session's steps with everything that can stand in their way. Facts move the phase without asking (see `phasesOf`); these
 * steps ask. Source: clinical reference §1.6.
 */
export const sessionMachine: Machine<SessionPhase, EntryKind, Role, StepFacts> = {
  name: 'dosing session',
  initial: 'planned',
  terminal: ['closed', 'voided'],
  transitions: [
    step('precheck-opened', predose.surroundingsKnown),
    step('time-out-held', ...timeOut),
    release,
    step('observation-started'),
    step(
      'discharge-readied',
      observedLongEnough,
      rescueWornOff,
      discharge.scoreReached,
      discharge.vitalsSettled,
      discharge.awake,
      discharge.dissociationGone,
      discharge.physicallyWell,
      discharge.safetyAskedAgain,
      openRedIsHard,
    ),
    step('observation-reopened'),
    step('discharged', leaving.escortPresent, leaving.accessRemoved, leaving.instructed, leaving.signedOff, openRedIsHard),
    step('escalated'),
    step('transferred'),
    step('aborted'),
    step('voided'),
    step('closed', leaving.reconciled, leaving.wasteSeenByAnother, leaving.alertsClosed, leaving.recordComplete),
  ],
};

/** Nobody leaves while a red alert is open, and nobody can set that aside. */
function openRedIsHard(facts: StepFacts): ReturnType<StepGuard> {
  return dose.noOpenRedAlert(facts).map((unmet) => ({ ...unmet, isOverridable: false }));
}
