import { Injectable } from '@nestjs/common';
import {
  defaultSchedulingPolicy,
  gapConflicts,
  judgePlacement,
  localDateAt,
  placedSpans,
  prescriberPresence,
  withVisit,
  type BookingConflict,
  type BookingOverride,
  type DaySituation,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { AppointmentsStore, type NewAppointment } from './appointments.store.js';
import { CourseVisits } from './course-visits.js';
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
    private readonly courses: CourseVisits,
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
    const days = await this.situations(caller, patientId, visits, zones);
    const placed: NewAppointment[] = [];
    const conflicts: BookingConflict[] = [];
    for (const visit of visits) {
      const zone = zones.get(visit.siteId) ?? '';
      const day = days.get(dayKey(visit, zone));
      if (day === undefined) throw notFound('Site');
      const ofTheDay = placed.filter((other) => dayKey(other, zone) === dayKey(visit, zone));
      const situation = ofTheDay.reduce(withVisitOf, day);
      const found = judgePlacement(visit.placement, situation, defaultSchedulingPolicy);
      conflicts.push(...found.filter((conflict) => !isSetAside(caller, conflict, visit.overrides)));
      placed.push({ ...visit, zone, spans: placedSpans(visit.placement, situation) });
    }
    conflicts.push(...(await this.distances(caller, placed)));
    if (conflicts.length > 0) throw placementRefused(conflicts);
    return placed;
  }

  /** Books all of them or throws. Call `lock` first. */
  async place(caller: Caller, patientId: string, visits: readonly VisitPlaced[]): Promise<void> {
    const placed = await this.judge(caller, patientId, visits);
    await this.store.book(caller, placed, this.clock.nowIso());
    for (const { placement } of placed) this.database.publish(caller, 'schedule', placement.appointmentId);
  }

  /** Every day that is asked for, each once, with the patient's visits elsewhere. */
  private async situations(
    caller: Caller,
    patientId: string,
    visits: readonly VisitPlaced[],
    zones: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, DaySituation>> {
    const found = new Map<string, DaySituation>();
    for (const siteId of new Set(visits.map((visit) => visit.siteId))) {
      const zone = zones.get(siteId);
      if (zone === undefined) throw notFound('Site');
      const here = visits.filter((visit) => visit.siteId === siteId);
      const dates = [...new Set(here.map(({ placement }) => localDateAt(placement.startsAt, zone)))];
      for (const day of await this.schedule.situations(caller, patientId, siteId, dates)) found.set(`${siteId} ${day.on}`, day);
    }
    return found;
  }

  /** Distances to the other visits of the course, as they will stand. */
  private async distances(caller: Caller, placed: readonly NewAppointment[]): Promise<BookingConflict[]> {
    const [first] = placed;
    if (first === undefined || first.courseId === null) return [];
    const { plan } = await this.courses.course(caller, first.courseId);
    const standing = new Map(await this.appointments.standingVisits(caller, first.courseId));
    for (const { visitKey, placement } of placed) if (visitKey !== null) standing.set(visitKey, placement.startsAt);
    const found = placed.flatMap(({ visitKey, zone, overrides }) =>
      visitKey === null
        ? []
        : gapConflicts(plan.visits, visitKey, standing, zone).filter((conflict) => !isSetAside(caller, conflict, overrides)),
    );
    return found.filter(({ message }, index) => found.findIndex((one) => one.message === message) === index);
  }
}

function dayKey({ siteId, placement }: Pick<VisitPlaced, 'siteId' | 'placement'>, zone: string): string {
  return zone === '' ? '' : `${siteId} ${localDateAt(placement.startsAt, zone)}`;
}

function withVisitOf(situation: DaySituation, { placement, spans }: NewAppointment): DaySituation {
  return withVisit(situation, placement, spans);
}

/** Only a manager sets a rule aside, only one that allows it, and only with a reason. */
function isSetAside(caller: Caller, conflict: BookingConflict, overrides: readonly BookingOverride[]): boolean {
  const isManager = caller.roles.includes('clinic-manager');
  return isManager && conflict.isOverridable && overrides.some(({ code }) => code === conflict.code);
}
