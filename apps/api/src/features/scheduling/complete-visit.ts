import { Injectable } from '@nestjs/common';
import { appointmentMachine, decideTransition, type AppointmentEvent } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { SchedulingPolicies } from './scheduling-policies.js';

/** A visit whose beginning nobody wrote down has begun all the same when its record is there. */
const steps: readonly AppointmentEvent[] = ['begin', 'complete'];

/** What shows that a visit has been held: its session is closed, or its note is signed. */
type Because = 'session-closed' | 'note-signed';

/**
 * A closed session and a signed note complete their visit by themselves, in their own transaction. Source: clinical reference §1.5.
 * Nothing is ever refused here: a visit that was cancelled, or whose patient was never checked in, stays as the desk wrote it down.
 */
@Injectable()
export class CompleteVisit {
  constructor(
    private readonly queries: AppointmentsQueries,
    private readonly store: AppointmentsStore,
    private readonly policies: SchedulingPolicies,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofSession(caller: Caller, sessionId: string): Promise<void> {
    const appointmentId = await this.queries.ofSession(caller, sessionId);
    if (appointmentId !== null) await this.execute(caller, appointmentId, 'session-closed');
  }

  async execute(caller: Caller, appointmentId: string, because: Because): Promise<void> {
    await this.store.lockAppointments(caller, [appointmentId]);
    for (const event of steps) await this.take(caller, appointmentId, event, because);
  }

  private async take(caller: Caller, appointmentId: string, event: AppointmentEvent, because: Because): Promise<void> {
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) return;
    const facts = { ...(await this.queries.facts(caller, row)), isLinkedRecordFinished: true };
    const machine = appointmentMachine(await this.policies.inForce(caller));
    const decision = decideTransition(machine, { state: row.state, event, roles: ['system'], facts });
    if (!decision.allowed) return;
    const { from, to } = decision.value;
    const taken = { id: uuidv7(), event, from, to, documented: { because } };
    await this.store.takeStep(caller, appointmentId, taken, this.clock.nowIso());
    this.database.publish(caller, 'schedule', appointmentId);
  }
}
