import { Injectable } from '@nestjs/common';
import {
  isDosingVisit,
  takeAppointmentStep,
  withoutDose,
  type AppointmentView,
  type TurnIntoTherapyVisit as TurnCommand,
} from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import type { VisitPlaced } from './place-visits.js';
import { idUsedDifferently, stepRefused } from './refusals.js';
import { ReplaceVisits, successorOf } from './replace-visits.js';
import { TakeAppointmentStep } from './take-appointment-step.js';

const sessionIsOpen = { code: 'session-is-open', message: 'The nurse has opened the session of this visit: the dose is held there.' };

/**
 * Nobody takes the patient home, so nothing is given: the dosing visit is called off and a talk takes its place, with the therapist and the room it had.
 * Both in one transaction; the dose is owed to the course again. Whoever stands at the desk already has arrived for the talk. Source: clinical reference §8.2.
 */
@Injectable()
export class TurnIntoTherapyVisit {
  constructor(
    private readonly replacing: ReplaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly steps: TakeAppointmentStep,
  ) {}

  async execute(caller: Caller, appointmentId: string, { id }: TurnCommand): Promise<AppointmentView> {
    const seen = await this.found(caller, appointmentId);
    if ((await this.queries.find(caller, id)) !== undefined) return this.known(caller, seen, id);
    await this.replacing.lock(caller, [seen], [await this.talk(caller, seen, id)]);
    const row = await this.found(caller, appointmentId);
    if (!isDosingVisit(row.visit_type)) throw stepRefused([{ code: 'no-dosing-visit', message: 'This visit gives no dose.' }]);
    if (await this.queries.hasSession(caller, row.id)) throw stepRefused([sessionIsOpen]);
    const successor = await this.talk(caller, row, id);
    const isHere = row.state === 'arrived';
    await this.replacing.execute(caller, [{ row, event: 'cancel-for-clinic', documented: { reason: 'no-escort' }, successor, isHere }], []);
    return isHere ? this.arrived(caller, id) : this.queries.view(caller, id);
  }

  /** Who stands at the desk has arrived for the talk too. */
  private arrived(caller: Caller, id: string): Promise<AppointmentView> {
    return this.steps.execute(caller, id, takeAppointmentStep.parse({ id: uuidv5('arrive', id), event: 'arrive' }));
  }

  private async talk(caller: Caller, row: WholeRow, id: string): Promise<VisitPlaced> {
    const { title, visitType, phases, assignments } = withoutDose(await this.queries.assignments(caller, row.id));
    const place = { id, startsAt: row.starts_at, assignments, isRemote: false, minutes: null };
    const successor = successorOf(row, place, []);
    const placement = { ...successor.placement, visitType, phases };
    return { ...successor, placement, title, visitKey: null, escort: null, seriesId: null };
  }

  private async found(caller: Caller, appointmentId: string): Promise<WholeRow> {
    const row = await this.queries.find(caller, appointmentId);
    if (row === undefined) throw notFound('Appointment');
    return row;
  }

  /** The same asked again answers the same. */
  private async known(caller: Caller, row: WholeRow, id: string): Promise<AppointmentView> {
    const view = await this.queries.view(caller, id);
    if (view.replacesId !== row.id || view.isDosing) throw idUsedDifferently();
    return view;
  }
}
