import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { mayNameEscort, type AppointmentView, type Escort } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { visitIsOver } from './refusals.js';

/**
 * Who takes the patient home, written down or changed at any moment until the visit is over: a step that leaves the visit where it is, so that
 * whoever was named before stays readable. The same again changes nothing. Source: clinical reference §8.2.
 */
@Injectable()
export class NameEscort {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly queries: AppointmentsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, appointmentId: string, escort: Escort): Promise<AppointmentView> {
    await this.store.lockAppointments(caller, [appointmentId]);
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    if (!mayNameEscort(row.state)) throw visitIsOver();
    if (isDeepStrictEqual(row.escort, escort)) return this.queries.view(caller, appointmentId);
    const step = { id: uuidv7(), event: 'name-escort', from: row.state, to: row.state, documented: { escort } };
    await this.store.takeStep(caller, appointmentId, step, this.clock.nowIso());
    await this.store.keepEscort(caller, appointmentId, escort);
    this.database.publish(caller, 'schedule', appointmentId);
    return this.queries.view(caller, appointmentId);
  }
}
