import { Injectable } from '@nestjs/common';
import { defaultPhases, visitTypeWords, type CoursePlan, type CourseState, type PhaseTemplate, type VisitType } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { noSuchVisit } from './refusals.js';

export interface CourseOnSchedule {
  readonly id: string;
  readonly patient_id: string;
  readonly state: CourseState;
  readonly plan: CoursePlan;
}

export interface VisitToPlace {
  readonly visitType: VisitType;
  readonly title: string;
  readonly phases: readonly PhaseTemplate[];
}

interface VisitNamed {
  readonly visitKey: string | null;
  readonly visitType: VisitType | null;
}

/** What a visit is made of: the frozen plan of its course says so, the clinic's templates where it has none. */
@Injectable()
export class CourseVisits {
  constructor(private readonly database: Database) {}

  /** Throws a problem where the course is not this patient's. */
  async course(caller: Caller, courseId: string, patientId?: string): Promise<CourseOnSchedule> {
    const [course] = await this.database
      .of(caller)
      .query<CourseOnSchedule>(`SELECT id, patient_id, state, plan FROM treatment_course WHERE clinic_id = $1 AND id = $2`, [
        caller.clinicId,
        courseId,
      ]);
    if (course === undefined || (patientId !== undefined && course.patient_id !== patientId)) throw notFound('Course');
    return course;
  }

  /** The course a visit belongs to; null for one that stands alone. */
  async courseOf(
    caller: Caller,
    { courseId, patientId }: { readonly courseId: string | null; readonly patientId: string },
  ): Promise<CourseOnSchedule | null> {
    return courseId === null ? null : this.course(caller, courseId, patientId);
  }

  /** Ids of the course's people. */
  async team(caller: Caller, courseId: string): Promise<string[]> {
    const rows = await this.database
      .of(caller)
      .query<{ id: string }>(`SELECT DISTINCT staff_member_id AS id FROM course_team WHERE clinic_id = $1 AND course_id = $2`, [
        caller.clinicId,
        courseId,
      ]);
    return rows.map(({ id }) => id);
  }

  /** Courses with the ids of their people, by id. */
  async withTeams(
    caller: Caller,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, CourseOnSchedule & { readonly team: readonly string[] }>> {
    const rows = await this.database.of(caller).query<CourseOnSchedule & { readonly team: readonly string[] }>(
      `SELECT c.id, c.patient_id, c.state, c.plan,
         ARRAY(SELECT DISTINCT t.staff_member_id FROM course_team t WHERE t.clinic_id = c.clinic_id AND t.course_id = c.id) AS team
       FROM treatment_course c WHERE c.clinic_id = $1 AND c.id = ANY ($2::uuid[])`,
      [caller.clinicId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async patientName(caller: Caller, patientId: string): Promise<string> {
    const [row] = await this.database
      .of(caller)
      .query<{ name: string }>(`SELECT display_name AS name FROM patient WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, patientId]);
    return row?.name ?? '';
  }

  visit(course: CourseOnSchedule | null, { visitKey, visitType }: VisitNamed): VisitToPlace {
    if (visitKey !== null) {
      const planned = course?.plan.visits.find(({ key }) => key === visitKey);
      if (planned === undefined) throw noSuchVisit();
      return { visitType: planned.type, title: planned.title, phases: planned.phases };
    }
    if (visitType === null) throw noSuchVisit();
    const alike = course?.plan.visits.find(({ type }) => type === visitType);
    return { visitType, title: visitTypeWords[visitType], phases: alike?.phases ?? defaultPhases(visitType) };
  }
}
