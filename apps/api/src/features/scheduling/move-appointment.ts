import { Injectable } from '@nestjs/common';
import { instant, patientMinutes, type AppointmentView, type MoveAppointment as MoveCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { idUsedDifferently } from './refusals.js';
import { ReplaceVisits, successorOf } from './replace-visits.js';

/** Another time, length, person or room: the old appointment is cancelled, its successor named, both in one transaction. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly replacing: ReplaceVisits,
    private readonly queries: AppointmentsQueries,
  ) {}

  async execute(caller: Caller, appointmentId: string, command: MoveCommand): Promise<AppointmentView> {
    const seen = await this.found(caller, appointmentId);
    if ((await this.queries.find(caller, command.id)) !== undefined) return this.known(caller, seen, command);
    await this.replacing.lock(caller, [seen], [successorOf(seen, command, command.overrides)]);
    const row = await this.found(caller, appointmentId);
    const successor = successorOf(row, command, command.overrides);
    await this.replacing.execute(caller, [{ row, event: 'cancel-for-clinic', documented: { reason: 'moved' }, successor }], []);
    return this.queries.view(caller, command.id);
  }

  private async found(caller: Caller, appointmentId: string): Promise<WholeRow> {
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    return row;
  }

  /** The same move again answers the same. */
  private async known(caller: Caller, row: WholeRow, command: MoveCommand): Promise<AppointmentView> {
    const view = await this.queries.view(caller, command.id);
    const isSameLength = command.minutes === null || command.minutes === patientMinutes(view.phases);
    if (view.replacesId !== row.id || instant(view.startsAt) !== instant(command.startsAt) || !isSameLength) throw idUsedDifferently();
    return view;
  }
}
