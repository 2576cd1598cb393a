import { Injectable } from '@nestjs/common';
import {
  candidatesFor,
  doesCoursePermit,
  instant,
  isDosingVisit,
  localDateAt,
  type Assignment,
  type Placement,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { CourseVisits } from './course-visits.js';
import { doseNeedsCourse } from './refusals.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { ScheduleQueries } from './schedule.queries.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

/** The visit that is to be placed; `id` stands for the appointment it might become. */
type Asked = { readonly [Key in 'id' | 'patientId' | 'siteId' | 'startsAt']: string } & {
  readonly courseId: string | null;
  readonly visitKey: string | null;
  readonly visitType: VisitType | null;
};

interface PlaceFound {
  /** Who and what would serve, as far as somebody is free. */
  readonly assignments: readonly Assignment[];
  /** What stands in the way of booking it so, in words that name no patient; empty where it can be booked. */
  readonly inTheWay: readonly string[];
}

/** Who and what could serve a visit at a time, judged as a booking would be, without booking anything. */
@Injectable()
export class FindPlace {
  constructor(
    private readonly courses: CourseVisits,
    private readonly places: PlaceVisits,
    private readonly schedule: ScheduleQueries,
    private readonly standing: StandingVisitsQueries,
  ) {}

  /** Throws a problem where there is no such patient, course or visit, or where a dose stands alone. */
  async check(caller: Caller, asked: Pick<Asked, 'patientId' | 'courseId' | 'visitKey' | 'visitType'>): Promise<void> {
    if ((await this.courses.patientName(caller, asked.patientId)) === '') throw notFound('Patient');
    const course = await this.courses.courseOf(caller, asked);
    const { visitType } = this.courses.visit(course, asked);
    if (course === null && isDosingVisit(visitType)) throw doseNeedsCourse();
  }

  /** The people and rooms that are preferred come first where they are free. */
  async execute(caller: Caller, asked: Asked, preferred: readonly string[]): Promise<PlaceFound> {
    const { id, courseId, visitKey, patientId, siteId } = asked;
    const course = await this.courses.courseOf(caller, asked);
    const { title, phases, visitType } = this.courses.visit(course, asked);
    const team = courseId === null ? [] : await this.courses.team(caller, courseId);
    const bare: Placement = {
      ...{ appointmentId: id, patientId, visitType, startsAt: instant(asked.startsAt), phases, assignments: [], isRemote: false },
    };
    const assignments = await this.assignments(caller, siteId, bare, [...preferred, ...team]);
    const visit = { placement: { ...bare, assignments }, siteId, courseId, visitKey, title };
    const isPermitted = doesCoursePermit(course?.state ?? null, visitType);
    return {
      assignments,
      inTheWay: [
        ...((await this.isBooked(caller, asked)) ? ['The visit is booked already.'] : []),
        ...(isPermitted ? [] : ['The course does not permit the visit now.']),
        ...(await this.conflicts(caller, visit)),
      ],
    };
  }

  private async isBooked(caller: Caller, { courseId, visitKey }: Asked): Promise<boolean> {
    return courseId !== null && visitKey !== null && this.standing.isBooked(caller, courseId, visitKey);
  }

  /** What stands in the way, each once, in words. */
  private async conflicts(
    caller: Caller,
    visit: Pick<VisitPlaced, 'placement' | 'siteId' | 'courseId' | 'visitKey' | 'title'>,
  ): Promise<readonly string[]> {
    const [judged] = await this.places.conflicts(caller, [{ ...visit, escort: null, overrides: [], replacesId: null, seriesId: null }]);
    return [...new Set(judged?.conflicts.map(({ message }) => message))];
  }

  private async assignments(caller: Caller, siteId: string, bare: Placement, preferred: readonly string[]): Promise<Assignment[]> {
    const site = (await this.schedule.sites(caller)).find(({ id }) => id === siteId);
    if (site === undefined) throw notFound('Site');
    const [situation] = await this.schedule.situations(caller, [bare.patientId], siteId, [localDateAt(bare.startsAt, site.zone)]);
    if (situation === undefined) return [];
    const found = candidatesFor(bare, situation, await this.schedule.policy(caller));
    return [...found].flatMap(([role, candidates]) => {
      const free = candidates.filter(({ isFree }) => isFree);
      const chosen = free.find(({ resourceId }) => preferred.includes(resourceId)) ?? free[0];
      return chosen === undefined ? [] : [{ role, resourceId: chosen.resourceId }];
    });
  }
}
