import { Injectable } from '@nestjs/common';
import {
  appointmentMachine,
  decideTransition,
  holdsResources,
  mayDo,
  localDateAt,
  settlesNoShow,
  type AppointmentActor,
  type AppointmentFacts,
  type AppointmentView,
  type Instant,
  type TakeAppointmentStep as StepCommand,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { LateArrival } from './late-arrival.js';
import { stepRefused } from './refusals.js';
import { SchedulingPolicies } from './scheduling-policies.js';

/** A step of an appointment's life: decided under its lock, refused with everything that is missing, appended for good. */
@Injectable()
export class TakeAppointmentStep {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly queries: AppointmentsQueries,
    private readonly late: LateArrival,
    private readonly database: Database,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  /** `actors` are the caller's roles, or the patient who answers for their own visit. */
  async execute(
    caller: Caller,
    appointmentId: string,
    step: StepCommand,
    actors: readonly AppointmentActor[] = caller.roles,
  ): Promise<AppointmentView> {
    const isLate = step.event === 'arrive-after-no-show';
    const row = await this.locked(caller, appointmentId, isLate);
    const view = await this.queries.view(caller, appointmentId);
    if (view.steps.some(({ id }) => id === step.id)) return view;
    const facts: AppointmentFacts = {
      ...(await this.queries.facts(caller, row)),
      hasEscortContact: row.escort !== null || step.escort !== null,
      identifiersChecked: new Set(step.identifiers).size,
      areOpenFormsExplained: step.formsReason !== null,
    };
    const request = { state: row.state, event: step.event, roles: rolesFor(actors, caller, step), facts, documented: documentedIn(step) };
    const decision = decideTransition(appointmentMachine(await this.policies.inForce(caller)), request);
    if (!decision.allowed) throw stepRefused(decision.refusals);
    const { from, to } = decision.value;
    if (isLate) await this.late.takeUp(caller, row);
    const taken = { id: step.id, event: step.event, from, to, documented: { ...detailsOf(step, facts), ...dayOf(step, row, facts.now) } };
    await this.store.takeStep(caller, appointmentId, taken, this.clock.nowIso());
    const asks = asksAfter(step);
    if (asks !== null) await this.store.keepFollowUp(caller, appointmentId, asks, this.clock.nowIso());
    if (step.escort !== null) await this.store.keepEscort(caller, appointmentId, step.escort);
    if (holdsResources(from) && !holdsResources(to)) await this.store.release(caller, [appointmentId]);
    this.database.publish(caller, 'schedule', appointmentId);
    return this.queries.view(caller, appointmentId);
  }

  /** The appointment as it stands under its lock; a late arrival waits first for whoever wants the same people and places. */
  private async locked(caller: Caller, appointmentId: string, isLate: boolean): Promise<WholeRow> {
    const seen = isLate ? await this.queries.find(caller, appointmentId) : undefined;
    if (seen !== undefined) await this.late.lock(caller, seen);
    await this.store.lockAppointments(caller, [appointmentId]);
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    return row;
  }
}

/** A finished record completes a visit by itself; whoever works with the visit may say so. */
function rolesFor(
  actors: readonly AppointmentActor[],
  { roles }: Caller,
  { event }: StepCommand,
): readonly (AppointmentActor | 'system')[] {
  const isAtWork = mayDo(roles, 'arrivals.record') || mayDo(roles, 'dosing.observe');
  return event === 'complete' && isAtWork ? [...actors, 'system'] : actors;
}

function documentedIn({ reason, safetyCall, followUp }: StepCommand): string[] {
  const documents = { reason, 'safety-call-attempt': safetyCall, 'follow-up': followUp };
  return Object.entries(documents).flatMap(([name, said]) => (said === null ? [] : [name]));
}

/** Whether a clinician has to look after a missed visit from this step on; null where it changes nothing about that. */
function asksAfter({ event, followUp }: StepCommand): boolean | null {
  if (event === 'mark-no-show') return true;
  return event === 'follow-up' && followUp !== null ? !settlesNoShow(followUp.outcome) : null;
}

/** An arrival is a fact whatever the day: one on another day than the visit's, or noted on one, is taken and says so. Source: clinical reference §1.5. */
function dayOf({ event, arrivedOn }: StepCommand, row: WholeRow, now: Instant): Record<string, unknown> {
  const today = localDateAt(now, row.zone);
  if (event !== 'arrive' || row.local_on === today) return {};
  return arrivedOn === 'its-day' && row.local_on < today ? { isNotedLater: true } : { isOnAnotherDay: true };
}

/** Only what the step says, and how many forms were open at check-in. */
function detailsOf(
  { event, reason, note, safetyCall, followUp, identifiers, formsReason, escort }: StepCommand,
  facts: AppointmentFacts,
): Record<string, unknown> {
  const forms = { openForms: event === 'check-in' ? facts.openForms : null, formsReason };
  const said = { reason, note, safetyCall, followUp, identifiers: identifiers.length === 0 ? null : identifiers, escort, ...forms };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
