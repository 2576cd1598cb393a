import { decide, decideTransition, nextTransitions, refuse, type Decision, type Unmet } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import { entryKind, mayWrite, type EntryKind, type Override } from '../entries/index.js';
import { findAlert } from './alert-entries.js';
import { resolutionUnmet } from './alert-machine.js';
import type { SessionPhase } from './phases.js';
import { sessionMachine } from './session-machine.js';
import type { Situation, StepDetails } from './situation.js';
import { isPrescriber, isPrescriberRole } from './team.js';

/** A step someone wants to take now: its kind, what it brings, who asks. */
export interface StepRequest {
  readonly kind: EntryKind;
  readonly details: StepDetails;
  readonly authorId: string;
  readonly roles: readonly Role[];
}

export interface StepTaken {
  readonly kind: EntryKind;
  readonly from: SessionPhase;
  readonly to: SessionPhase;
  /** What was set aside, with the reason and the prescriber who agreed. */
  readonly overridden: readonly { readonly unmet: Unmet; readonly override: Override }[];
}

/**
 * Decides a step at the situation's `now`. Refuses with all unmet guards at once. An override lets a soft guard pass when it names the
 * guard, gives a reason and a prescriber of this session agreed; a hard guard cannot be overridden. Facts are always allowed.
 * Source: clinical reference §1.6, §2.8; the record never refuses the truth.
 *
 * Example: 'discharge-readied' at 11:40 after an infusion that ended 10:50 is refused: 'minimum-observation' (50 of 60 min).
 * Odd case: resolving an alert is a step too, whatever the phase.
 */
export function decideStep(situation: Situation, request: StepRequest): Decision<StepTaken, Unmet> {
  const { phase } = situation.phases;
  const here = { kind: request.kind, from: phase, to: phase, overridden: [] };
  const barred = barredBy(situation, request);
  if (barred !== null) return refuse(barred);
  if (entryKind(request.kind).nature === 'fact') return { allowed: true, value: here };
  if (request.kind === 'sealed') {
    return decide(here, phase === 'closed' ? [] : [{ code: 'not-closed', message: 'Close the session before it is sealed.' }]);
  }
  if (request.kind === 'alert-resolved') return settle(here, alertUnmet(situation, request.details), situation, request);
  const to = isNoGo(request) ? phase : targetOf(request.kind);
  return settle({ ...here, to }, machineUnmet(situation, request), situation, request);
}

/** What bars everyone from every step, or this person from this one. */
function barredBy({ phases }: Situation, { kind, roles }: StepRequest): Unmet | null {
  if (phases.isSealed) return { code: 'session-sealed', message: 'The session is sealed: write an addendum.' };
  if (mayWrite(roles, kind)) return null;
  const allowed = entryKind(kind).roles;
  return { code: 'role-may-not', message: `This belongs to: ${allowed.join(', ')}.`, facts: { roles: allowed } };
}

function machineUnmet(situation: Situation, { kind, roles, details }: StepRequest): readonly Unmet[] {
  const request = { state: situation.phases.phase, event: kind, roles, facts: { situation, details } };
  const decision = decideTransition(sessionMachine, request);
  return decision.allowed ? [] : decision.refusals;
}

function isNoGo({ details }: StepRequest): boolean {
  return details.decision === 'no-go';
}

/** Where a step leads; every step of the session leads to one phase whatever the facts. */
function targetOf(kind: EntryKind): SessionPhase {
  return sessionMachine.transitions.find(({ event }) => event === kind)?.to as SessionPhase;
}

function alertUnmet(situation: Situation, { alert: name }: StepDetails): readonly Unmet[] {
  const alert = name === undefined ? null : findAlert(situation.alerts, name as Parameters<typeof findAlert>[1]);
  if (alert === null) return [{ code: 'no-such-alert', message: 'There is no such alert in this session.' }];
  return resolutionUnmet(alert, situation.policy.monitoring);
}

function settle(taken: StepTaken, unmet: readonly Unmet[], situation: Situation, request: StepRequest): Decision<StepTaken, Unmet> {
  const overrides = (request.details.overrides ?? []).filter((override) => isAgreed(situation, request, override));
  const overridden = unmet.flatMap((one) => {
    const override = one.isOverridable === true ? overrides.find(({ code }) => code === one.code) : undefined;
    return override === undefined ? [] : [{ unmet: one, override }];
  });
  const left = unmet.filter((one) => !overridden.some((set) => set.unmet === one));
  return decide({ ...taken, overridden }, left);
}

/** The prescriber who agreed is one: by the session's team, or because they are the author. */
function isAgreed({ session }: Situation, { authorId, roles }: StepRequest, { agreedById }: Override): boolean {
  return isPrescriber(session, agreedById) || (agreedById === authorId && isPrescriberRole(roles));
}

export interface NextStep {
  readonly kind: EntryKind;
  readonly to: SessionPhase;
  readonly isAllowed: boolean;
  /** Everything that stands in the way, each with the kind of entry that settles it where there is one. */
  readonly unmet: readonly Unmet[];
}

/** The steps the phase knows, for whoever may take them, each with all that is missing. */
export function nextSteps(situation: Situation): readonly NextStep[] {
  const anyRole: readonly Role[] = ['nurse', 'prescriber'];
  const facts = { situation, details: {} };
  return nextTransitions(sessionMachine, { state: situation.phases.phase, roles: anyRole, facts }).map(
    ({ event, to, isAllowed, unmet }) => ({ kind: event, to, isAllowed, unmet }),
  );
}
