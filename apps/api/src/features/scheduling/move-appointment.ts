import { Injectable } from '@nestjs/common';
import {
  appointmentMachine,
  decideTransition,
  defaultAppointmentPolicy,
  instant,
  patientMinutes,
  resizedTo,
  type AppointmentView,
  type MoveAppointment as MoveCommand,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { idUsedDifferently, stepRefused } from './refusals.js';

const machine = appointmentMachine(defaultAppointmentPolicy);

/** Another time, another person or another room: the old appointment is cancelled, its successor named, both in one transaction. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly store: AppointmentsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, appointmentId: string, command: MoveCommand): Promise<AppointmentView> {
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    if ((await this.queries.find(caller, command.id)) !== undefined) return this.known(caller, row, command);
    const visit = successorOf(row, command);
    await this.places.lock(caller, [visit]);
    await this.release(caller, appointmentId);
    await this.places.place(caller, [visit]);
    return this.queries.view(caller, command.id);
  }

  /** Cancels the old one under its lock, as the machine allows it now. */
  async release(caller: Caller, appointmentId: string): Promise<void> {
    await this.store.lockAppointments(caller, [appointmentId]);
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    const facts = await this.queries.facts(caller, row);
    const event = 'cancel-for-clinic';
    const decision = decideTransition(machine, { state: row.state, event, roles: caller.roles, facts, documented: ['reason'] });
    if (!decision.allowed) throw stepRefused(decision.refusals);
    const step = { id: uuidv7(), ...decision.value, documented: { reason: 'moved' } };
    await this.store.takeStep(caller, appointmentId, step, this.clock.nowIso());
    await this.store.release(caller, appointmentId);
    this.database.publish(caller, 'schedule', appointmentId);
  }

  /** The same move again answers the same. */
  private async known(caller: Caller, row: WholeRow, command: MoveCommand): Promise<AppointmentView> {
    const view = await this.queries.view(caller, command.id);
    const isSameLength = command.minutes === null || command.minutes === patientMinutes(view.phases);
    if (view.replacesId !== row.id || instant(view.startsAt) !== instant(command.startsAt) || !isSameLength) throw idUsedDifferently();
    return view;
  }
}

function successorOf(row: WholeRow, { id, startsAt, assignments, overrides, isRemote, minutes }: MoveCommand): VisitPlaced {
  const { patient_id: patientId, visit_type: visitType } = row;
  const phases = minutes === null ? row.phases : resizedTo(row.phases, minutes);
  return {
    placement: { appointmentId: id, patientId, visitType, startsAt: instant(startsAt), phases, assignments, isRemote },
    siteId: row.site_id,
    courseId: row.course_id,
    visitKey: row.visit_key,
    title: row.title,
    escort: row.escort,
    overrides,
    replacesId: row.id,
    seriesId: row.series_id,
  };
}
