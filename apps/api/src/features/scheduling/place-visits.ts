import { Injectable } from '@nestjs/common';
import {
  gapConflicts,
  judgePlacement,
  localDateAt,
  placedSpans,
  prescriberPresence,
  withVisit,
  withoutVisits,
  type BookingConflict,
  type BookingOverride,
  type CoursePlan,
  type DaySituation,
  type Instant,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsStore, type NewAppointment } from './appointments.store.js';
import { CourseVisits } from './course-visits.js';
import { placementRefused } from './refusals.js';
import { ScheduleQueries } from './schedule.queries.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

export type VisitPlaced = Omit<NewAppointment, 'spans' | 'zone' | 'policyVersion'>;

/** A visit with what stands in its way. */
export interface JudgedVisit {
  readonly visit: NewAppointment;
  readonly conflicts: readonly BookingConflict[];
}

const nobody: ReadonlySet<string> = new Set();

/** Places visits under the locks of everything they want: judged together, booked together, or none of them. */
@Injectable()
export class PlaceVisits {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly schedule: ScheduleQueries,
    private readonly standing: StandingVisitsQueries,
    private readonly courses: CourseVisits,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Waits for everybody who wants the same patients, people, rooms or pumps. Comes before anything is read that the decision rests on. */
  async lock(caller: Caller, visits: readonly VisitPlaced[], otherPatientIds: readonly string[] = []): Promise<void> {
    const assigned = visits.flatMap(({ placement }) => placement.assignments.map(({ resourceId }) => resourceId));
    const needsPrescriber = visits.some(({ placement }) => prescriberPresence(placement.phases) !== null);
    const prescribers = needsPrescriber ? await this.schedule.prescribers(caller) : [];
    const interpreters = await this.schedule.interpreters(caller, patientsOf(visits));
    const resources = new Set([...assigned, ...prescribers, ...interpreters]);
    await this.store.lock(caller, [...new Set([...patientsOf(visits), ...otherPatientIds])], [...resources]);
  }

  /**
   * Throws a problem with all conflicts where the visits do not fit. Asked before the lock it spares those who wait for it;
   * only the answer under the lock counts.
   */
  async judge(caller: Caller, visits: readonly VisitPlaced[]): Promise<readonly NewAppointment[]> {
    const judged = await this.conflicts(caller, visits);
    const all = judged.flatMap(({ conflicts }) => conflicts);
    const conflicts = all.filter(({ message }, index) => all.findIndex((one) => one.message === message) === index);
    if (conflicts.length > 0) throw placementRefused(conflicts);
    return judged.map(({ visit }) => visit);
  }

  /** What stands in the way of each of the visits, beside each other and as if those that leave had gone. */
  async conflicts(caller: Caller, visits: readonly VisitPlaced[], leaving: ReadonlySet<string> = nobody): Promise<readonly JudgedVisit[]> {
    const zones = new Map((await this.schedule.sites(caller)).map(({ id, zone }) => [id, zone]));
    const days = new Map(await this.situations(caller, visits, zones));
    const policy = await this.schedule.policy(caller);
    const judged: JudgedVisit[] = [];
    for (const visit of visits) {
      const zone = zones.get(visit.siteId) ?? '';
      const key = dayKey(visit, zone);
      const day = days.get(key);
      if (day === undefined) throw notFound('Site');
      const situation = withoutVisits(day, leaving);
      const placed = { ...visit, zone, policyVersion: policy.version, spans: placedSpans(visit.placement, situation) };
      judged.push({ visit: placed, conflicts: judgePlacement(visit.placement, situation, policy) });
      days.set(key, withVisit(situation, placed.placement, placed.spans));
    }
    const distances = await this.distances(caller, judged, leaving);
    return judged.map(({ visit, conflicts }, index) => ({
      visit,
      conflicts: [...conflicts, ...(distances[index] ?? [])].filter((one) => !isSetAside(caller, one, visit.overrides)),
    }));
  }

  /** Books all of them or throws. Call `lock` first. */
  async place(caller: Caller, visits: readonly VisitPlaced[]): Promise<void> {
    const placed = await this.judge(caller, visits);
    await this.store.book(caller, placed, this.clock.nowIso());
    for (const { placement } of placed) this.database.publish(caller, 'schedule', placement.appointmentId);
  }

  /** Every day that is asked for, each once, with the patients' visits elsewhere. */
  private async situations(
    caller: Caller,
    visits: readonly VisitPlaced[],
    zones: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, DaySituation>> {
    const found = new Map<string, DaySituation>();
    for (const siteId of new Set(visits.map((visit) => visit.siteId))) {
      const zone = zones.get(siteId);
      if (zone === undefined) throw notFound('Site');
      const here = visits.filter((visit) => visit.siteId === siteId);
      const dates = [...new Set(here.map(({ placement }) => localDateAt(placement.startsAt, zone)))];
      for (const day of await this.schedule.situations(caller, patientsOf(here), siteId, dates)) found.set(`${siteId} ${day.on}`, day);
    }
    return found;
  }

  /** For each visit, its distances to the other visits of its course as they will stand. */
  private async distances(
    caller: Caller,
    judged: readonly JudgedVisit[],
    leaving: ReadonlySet<string>,
  ): Promise<readonly (readonly BookingConflict[])[]> {
    const standing = new Map<string, { readonly plan: CoursePlan['visits']; readonly starts: Map<string, Instant> }>();
    for (const courseId of new Set(judged.map(({ visit }) => visit.courseId))) {
      if (courseId === null) continue;
      const { plan } = await this.courses.course(caller, courseId);
      const starts = new Map(await this.standing.starts(caller, courseId, leaving));
      for (const { visit } of judged)
        if (visit.courseId === courseId && visit.visitKey !== null) starts.set(visit.visitKey, visit.placement.startsAt);
      standing.set(courseId, { plan: plan.visits, starts });
    }
    return judged.map(({ visit: { courseId, visitKey, zone } }) => {
      const course = standing.get(courseId ?? '');
      return course === undefined || visitKey === null ? [] : gapConflicts(course.plan, visitKey, course.starts, zone);
    });
  }
}

function patientsOf(visits: readonly VisitPlaced[]): string[] {
  return [...new Set(visits.map(({ placement }) => placement.patientId))];
}

function dayKey({ siteId, placement }: Pick<VisitPlaced, 'siteId' | 'placement'>, zone: string): string {
  return zone === '' ? '' : `${siteId} ${localDateAt(placement.startsAt, zone)}`;
}

/** Only a manager sets a rule aside, only one that allows it, and only with a reason. */
function isSetAside(caller: Caller, conflict: BookingConflict, overrides: readonly BookingOverride[]): boolean {
  const isManager = caller.roles.includes('clinic-manager');
  return isManager && conflict.isOverridable && overrides.some(({ code }) => code === conflict.code);
}
