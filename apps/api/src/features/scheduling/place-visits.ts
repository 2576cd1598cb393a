import { Injectable } from '@nestjs/common';
import {
  defaultSchedulingPolicy,
  judgePlacement,
  localDateAt,
  placedSpans,
  prescriberPresence,
  situationOf,
  withVisit,
  type BookingConflict,
  type BookingOverride,
  type DaySituation,
  type LocalDate,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsStore, type NewAppointment } from './appointments.store.js';
import { placementRefused } from './refusals.js';
import { ScheduleQueries } from './schedule.queries.js';

export type VisitPlaced = Omit<NewAppointment, 'spans' | 'zone'>;

/** Places one patient's visits under the locks of everything they want: judged together, booked together, or none of them. */
@Injectable()
export class PlaceVisits {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly schedule: ScheduleQueries,
    private readonly appointments: AppointmentsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Waits for everybody who wants the same patient, people, rooms or pumps. Comes before anything is read that the decision rests on. */
  async lock(caller: Caller, patientId: string, visits: readonly VisitPlaced[]): Promise<void> {
    const assigned = visits.flatMap(({ placement }) => placement.assignments.map(({ resourceId }) => resourceId));
    const needsPrescriber = visits.some(({ placement }) => prescriberPresence(placement.phases) !== null);
    const prescribers = needsPrescriber ? await this.appointments.prescribers(caller) : [];
    await this.store.lock(caller, patientId, [...new Set([...assigned, ...prescribers])]);
  }

  /**
   * Throws a problem with all conflicts where the visits do not fit. Asked before the lock it spares those who wait for it;
   * only the answer under the lock counts.
   */
  async judge(caller: Caller, patientId: string, visits: readonly VisitPlaced[]): Promise<readonly NewAppointment[]> {
    const zones = new Map((await this.schedule.sites(caller)).map(({ id, zone }) => [id, zone]));
    const placed: NewAppointment[] = [];
    const conflicts: BookingConflict[] = [];
    for (const visit of visits) {
      const zone = zones.get(visit.siteId);
      if (zone === undefined) throw notFound('Site');
      const on = localDateAt(visit.placement.startsAt, zone);
      const situation = placed.reduce(withVisitOf, await this.situation(caller, patientId, visit.siteId, on));
      const found = judgePlacement(visit.placement, situation, defaultSchedulingPolicy);
      conflicts.push(...found.filter((conflict) => !isSetAside(caller, conflict, visit.overrides)));
      placed.push({ ...visit, zone, spans: placedSpans(visit.placement, situation) });
    }
    if (conflicts.length > 0) throw placementRefused(conflicts);
    return placed;
  }

  /** Books all of them or throws. Call `lock` first. */
  async place(caller: Caller, patientId: string, visits: readonly VisitPlaced[]): Promise<void> {
    const placed = await this.judge(caller, patientId, visits);
    await this.store.book(caller, placed, this.clock.nowIso());
    for (const { placement } of placed) this.database.publish(caller, 'schedule', placement.appointmentId);
  }

  /** The day at the site, and the patient's visits elsewhere. */
  async situation(caller: Caller, patientId: string, siteId: string, on: LocalDate): Promise<DaySituation> {
    const situation = situationOf(await this.schedule.day(caller, on, siteId));
    const others = await this.appointments.ofPatientOn(caller, patientId, situation.zone, on);
    const known = new Set(situation.visits.map(({ id }) => id));
    return { ...situation, visits: [...situation.visits, ...others.filter(({ id }) => !known.has(id))] };
  }
}

function withVisitOf(situation: DaySituation, { placement, spans }: NewAppointment): DaySituation {
  return withVisit(situation, placement, spans);
}

/** Only a manager sets a rule aside, only one that allows it, and only with a reason. */
function isSetAside(caller: Caller, conflict: BookingConflict, overrides: readonly BookingOverride[]): boolean {
  const isManager = caller.roles.includes('clinic-manager');
  return isManager && conflict.isOverridable && overrides.some(({ code }) => code === conflict.code);
}
