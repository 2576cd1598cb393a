import { Injectable } from '@nestjs/common';
import { doesCoursePermit, instant, type AppointmentView, type BookSeries as BookSeriesCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { AppointmentsQueries } from './appointments.queries.js';
import { CourseVisits } from './course-visits.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { notNow, notPermitted, visitAlreadyBooked } from './refusals.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

/** Books a whole plan: every visit of it, or none and all the reasons. */
@Injectable()
export class BookSeries {
  constructor(
    private readonly courses: CourseVisits,
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly standing: StandingVisitsQueries,
  ) {}

  async execute(caller: Caller, courseId: string, { id: seriesId, siteId, visits }: BookSeriesCommand): Promise<AppointmentView[]> {
    const course = await this.courses.course(caller, courseId);
    const patientId = course.patient_id;
    const placed = visits.map(({ id, visitKey, startsAt, assignments }): VisitPlaced => {
      const { visitType, title, phases } = this.courses.visit(course, { visitKey, visitType: null });
      if (!doesCoursePermit(course.state, visitType)) throw notPermitted([notNow(title)]);
      const placement = { appointmentId: id, patientId, visitType, startsAt: instant(startsAt), phases, assignments, isRemote: false };
      return { placement, siteId, courseId, visitKey, title, seriesId, escort: null, overrides: [], replacesId: null };
    });
    await this.places.judge(caller, placed);
    await this.places.lock(caller, placed);
    const standing = new Map(await this.standing.starts(caller, courseId));
    if (visits.some(({ visitKey }) => standing.has(visitKey))) throw visitAlreadyBooked();
    await this.places.place(caller, placed);
    const views: AppointmentView[] = [];
    for (const { id } of visits) views.push(await this.queries.view(caller, id));
    return views;
  }
}
