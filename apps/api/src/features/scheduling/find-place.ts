import { Injectable } from '@nestjs/common';
import {
  candidatesFor,
  doesCoursePermit,
  gapConflicts,
  instant,
  isDosingVisit,
  judgePlacement,
  localDateAt,
  type Assignment,
  type DaySituation,
  type Instant,
  type Placement,
  type SchedulingPolicy,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { CourseVisits, type CourseOnSchedule } from './course-visits.js';
import { doseNeedsCourse, patientDeceased } from './refusals.js';
import { ResourcesQueries } from './resources.queries.js';
import { ScheduleQueries } from './schedule.queries.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

/** The visit that is to be placed; `id` stands for the appointment it might become. */
interface Asked {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string | null;
  readonly visitKey: string | null;
  readonly visitType: VisitType | null;
  /** The one person it has to be with; null for whoever suits. */
  readonly onlyWithId: string | null;
}

/** A time at a site, and the people and rooms that come first where they are free. */
interface TimeToFill {
  readonly siteId: string;
  readonly startsAt: string;
  readonly preferred: readonly string[];
}

interface PlaceFound {
  /** Who and what would serve, as far as somebody is free. */
  readonly assignments: readonly Assignment[];
  /** What stands in the way of booking it so, in words that name no patient; empty where it can be booked. */
  readonly inTheWay: readonly string[];
}

/** All that the rules ask about a day and the courses of those who wait. */
interface Day {
  readonly situation: DaySituation;
  readonly zone: string;
  readonly policy: SchedulingPolicy;
  readonly courses: ReadonlyMap<string, CourseOnSchedule & { readonly team: readonly string[] }>;
  readonly starts: ReadonlyMap<string, ReadonlyMap<string, Instant>>;
}

/** Who and what could serve a visit at a time, judged as a booking would be, without booking anything. */
@Injectable()
export class FindPlace {
  constructor(
    private readonly courses: CourseVisits,
    private readonly schedule: ScheduleQueries,
    private readonly standing: StandingVisitsQueries,
    private readonly resources: ResourcesQueries,
  ) {}

  /** Throws a problem where there is no such patient, course or visit, where the patient has died, or where a dose stands alone. */
  async check(caller: Caller, asked: Omit<Asked, 'id'>): Promise<void> {
    if ((await this.courses.patientName(caller, asked.patientId)) === '') throw notFound('Patient');
    if ((await this.schedule.deceased(caller, [asked.patientId])).size > 0) throw patientDeceased();
    const course = await this.courses.courseOf(caller, asked);
    const { visitType } = this.courses.visit(course, asked);
    if (course === null && isDosingVisit(visitType)) throw doseNeedsCourse();
    if (asked.onlyWithId !== null && (await this.resources.one(caller, asked.onlyWithId)).kind !== 'staff') throw notFound('Person');
  }

  /**
   * For each of the visits, in their order, whether the time could be theirs. The day, the courses and what stands of them are read once for all:
   * the number of questions to the database does not grow with who waits.
   */
  async execute(caller: Caller, time: TimeToFill, asked: readonly Asked[]): Promise<readonly PlaceFound[]> {
    const day = await this.dayOf(caller, time, asked);
    return asked.map((one) => this.judge(day, time, one));
  }

  private async dayOf(caller: Caller, { siteId, startsAt }: TimeToFill, asked: readonly Asked[]): Promise<Day> {
    const site = (await this.schedule.sites(caller)).find(({ id }) => id === siteId);
    if (site === undefined) throw notFound('Site');
    const [patientIds, courseIds] = [
      new Set(asked.map(({ patientId }) => patientId)),
      new Set(asked.flatMap(({ courseId }) => courseId ?? [])),
    ];
    const [situation] = await this.schedule.situations(caller, [...patientIds], siteId, [localDateAt(instant(startsAt), site.zone)]);
    if (situation === undefined) throw notFound('Site');
    return {
      situation,
      zone: site.zone,
      policy: await this.schedule.policy(caller),
      courses: await this.courses.withTeams(caller, [...courseIds]),
      starts: await this.standing.startsOf(caller, [...courseIds]),
    };
  }

  private judge(day: Day, { startsAt, preferred }: TimeToFill, asked: Asked): PlaceFound {
    const { id, courseId, patientId, onlyWithId } = asked;
    const course = day.courses.get(courseId ?? '') ?? null;
    if (courseId !== null && course?.patient_id !== patientId) throw notFound('Course');
    const { phases, visitType } = this.courses.visit(course, asked);
    const bare: Placement = {
      appointmentId: id,
      patientId,
      visitType,
      startsAt: instant(startsAt),
      phases,
      assignments: [],
      isRemote: false,
    };
    const assignments = freeAssignments(bare, day, [...preferred, ...(course?.team ?? [])], onlyWithId);
    const conflicts = judgePlacement({ ...bare, assignments }, day.situation, day.policy).map(({ message }) => message);
    return {
      assignments,
      inTheWay: [
        ...new Set([
          ...courseAgainst(course, visitType),
          ...onlyWithAgainst(day, assignments, onlyWithId),
          ...conflicts,
          ...planAgainst(day, course, asked, bare.startsAt),
        ]),
      ],
    };
  }
}

function courseAgainst(course: CourseOnSchedule | null, visitType: VisitType): readonly string[] {
  return doesCoursePermit(course?.state ?? null, visitType) ? [] : ['The course does not permit the visit now.'];
}

function onlyWithAgainst({ situation }: Day, assignments: readonly Assignment[], onlyWithId: string | null): readonly string[] {
  if (onlyWithId === null || assignments.some(({ resourceId }) => resourceId === onlyWithId)) return [];
  return [`Wished for ${situation.resources.get(onlyWithId)?.name ?? 'somebody who is not here'}, who cannot then.`];
}

/** What the plan of the course says against a visit at that time; nothing for one that stands alone. */
function planAgainst({ starts, zone }: Day, course: CourseOnSchedule | null, { visitKey }: Asked, startsAt: Instant): readonly string[] {
  if (course === null || visitKey === null) return [];
  const standing = new Map(starts.get(course.id));
  if (standing.has(visitKey)) return ['The visit is booked already.'];
  const conflicts = gapConflicts(course.plan.visits, visitKey, standing.set(visitKey, startsAt), zone);
  return conflicts.map(({ message }) => message);
}

/** Who or what is free for each role: the one person it has to be with, then preferred ones, then anybody. */
function freeAssignments(
  bare: Placement,
  { situation, policy }: Day,
  preferred: readonly string[],
  onlyWithId: string | null,
): Assignment[] {
  return [...candidatesFor(bare, situation, policy)].flatMap(([role, candidates]) => {
    const free = candidates.filter(({ isFree }) => isFree);
    const chosen =
      free.find(({ resourceId }) => resourceId === onlyWithId) ?? free.find(({ resourceId }) => preferred.includes(resourceId)) ?? free[0];
    return chosen === undefined ? [] : [{ role, resourceId: chosen.resourceId }];
  });
}
