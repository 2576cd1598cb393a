import { Injectable } from '@nestjs/common';
import { doesCoursePermit, type BookableCourse } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import type { CourseOnSchedule } from './course-visits.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

/** What is left to book in a patient's courses, a missed visit and a held dose again: dates and kinds of visits, nothing of why. */
@Injectable()
export class BookableVisitsQueries {
  constructor(
    private readonly database: Database,
    private readonly standing: StandingVisitsQueries,
  ) {}

  async ofPatient(caller: Caller, patientId: string): Promise<BookableCourse[]> {
    this.database.concerns(caller, { patientId });
    const data = this.database.of(caller);
    const courses = await data.query<CourseOnSchedule & { team: string[] }>(coursesOfPatient, [caller.clinicId, patientId]);
    const booked = new Set<string>();
    for (const { id } of courses) for (const [key] of await this.standing.starts(caller, id)) booked.add(`${id} ${key}`);
    return courses.map(({ id, state, team, plan }) => ({
      courseId: id,
      state,
      teamIds: team,
      visits: plan.visits
        .filter(({ key, type }) => !booked.has(`${id} ${key}`) && doesCoursePermit(state, type))
        .map(({ key, title, type, targetOn, phases, isTelehealthPossible }) => ({
          ...{ key, title, visitType: type, targetOn, phases, isTelehealthPossible },
        })),
    }));
  }
}

const coursesOfPatient = `SELECT c.id, c.patient_id, c.state, c.plan,
    ARRAY(SELECT DISTINCT t.staff_member_id FROM course_team t WHERE t.clinic_id = c.clinic_id AND t.course_id = c.id) AS team
  FROM treatment_course c WHERE c.clinic_id = $1 AND c.patient_id = $2
    AND c.state NOT IN ('ineligible', 'completed', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased') ORDER BY c.enrolled_at DESC`;
