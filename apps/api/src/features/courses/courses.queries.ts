import { Injectable } from '@nestjs/common';
import {
  mayDo,
  nextCourseSteps,
  type CourseListItem,
  type CoursePlan,
  type CourseState,
  type CourseStepView,
  type CourseView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { CourseFactsQueries, type CourseInQuestion } from './course-facts.queries.js';

interface CourseRow {
  readonly id: string;
  readonly patient_id: string;
  readonly display_name: string;
  readonly plan: CoursePlan;
  readonly protocol_name: string;
  readonly state: CourseState;
  readonly state_before_hold: CourseState | null;
  readonly starts_on: CourseListItem['startsOn'];
  readonly version: number;
}

interface StepRow {
  readonly id: string;
  readonly event: CourseStepView['event'];
  readonly from_state: CourseState | null;
  readonly to_state: CourseState;
  readonly documented: Record<string, string>;
  readonly display_name: string;
  readonly taken_at: string;
}

interface BookedRow {
  readonly id: string;
  readonly visit_key: string | null;
  readonly starts_at: string;
  readonly state: string;
  readonly session_id: string | null;
}

const courses = `SELECT c.id, c.patient_id, p.display_name, c.plan, c.plan ->> 'protocolName' AS protocol_name, c.state, c.state_before_hold,
    to_char(c.starts_on, 'YYYY-MM-DD') AS starts_on, c.version
  FROM treatment_course c JOIN patient p ON p.clinic_id = c.clinic_id AND p.id = c.patient_id WHERE c.clinic_id = $1`;

@Injectable()
export class CoursesQueries {
  constructor(
    private readonly database: Database,
    private readonly facts: CourseFactsQueries,
  ) {}

  /** The courses of a patient, newest first. An unknown patient has none. */
  async ofPatient(caller: Caller, patientId: string): Promise<CourseListItem[]> {
    const sql = `${courses} AND c.patient_id = $2 ORDER BY c.enrolled_at DESC, c.id`;
    const rows = await this.database.of(caller).query<CourseRow>(sql, [caller.clinicId, patientId]);
    this.database.concerns(caller, { patientId, entityId: patientId });
    return rows.map(itemOf);
  }

  /** Where the course stands now, for the steps to decide on. */
  async find(caller: Caller, id: string): Promise<CourseInQuestion> {
    return questionOf(await this.row(caller, id));
  }

  async view(caller: Caller, id: string): Promise<CourseView> {
    const row = await this.row(caller, id);
    const facts = await this.facts.of(caller, questionOf(row));
    this.database.concerns(caller, { patientId: row.patient_id, entityId: id });
    return {
      ...itemOf(row),
      patientName: row.display_name,
      protocolId: row.plan.protocolId,
      protocolVersion: row.plan.protocolVersion,
      version: row.version,
      team: await this.team(caller, id),
      visits: await this.visits(caller, id, row.plan),
      steps: await this.steps(caller, id),
      nextSteps: mayDo(caller.roles, 'courses.advance') ? nextCourseSteps(row.state, caller.roles, facts) : [],
    };
  }

  private async row(caller: Caller, id: string): Promise<CourseRow> {
    const [row] = await this.database.of(caller).query<CourseRow>(`${courses} AND c.id = $2`, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Course');
    return row;
  }

  private async team(caller: Caller, id: string): Promise<CourseView['team']> {
    return this.database.of(caller).query(
      `SELECT t.staff_member_id AS "staffMemberId", m.display_name AS "displayName", t.role FROM course_team t
       JOIN staff_member m ON m.clinic_id = t.clinic_id AND m.id = t.staff_member_id WHERE t.clinic_id = $1 AND t.course_id = $2 ORDER BY t.role, m.display_name`,
      [caller.clinicId, id],
    );
  }

  /** The visits of the plan, each with its appointment that stands and the session held in it. */
  private async visits(caller: Caller, id: string, plan: CoursePlan): Promise<CourseView['visits']> {
    const booked = await this.database.of(caller).query<BookedRow>(
      `SELECT a.id, a.visit_key, a.starts_at, a.state, s.id AS session_id FROM appointment a
       LEFT JOIN dosing_session s ON s.clinic_id = a.clinic_id AND s.appointment_id = a.id
       WHERE a.clinic_id = $1 AND a.course_id = $2 AND a.state NOT IN ('cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error')`,
      [caller.clinicId, id],
    );
    return plan.visits.map(({ key, type, title, targetOn, roomMinutes, doseStep }) => {
      const row = booked.find((one) => one.visit_key === key);
      const appointment = row === undefined ? null : { id: row.id, startsAt: row.starts_at, state: row.state };
      return { key, type, title, targetOn, roomMinutes, isDosing: doseStep !== null, appointment, sessionId: row?.session_id ?? null };
    });
  }

  /** What was written with a step is clinical; who plans the day sees states and times. */
  private async steps(caller: Caller, id: string): Promise<CourseStepView[]> {
    const rows = await this.database.of(caller).query<StepRow>(
      `SELECT s.id, s.event, s.from_state, s.to_state, s.documented, m.display_name, s.taken_at FROM course_step s
       JOIN staff_member m ON m.clinic_id = s.clinic_id AND m.id = s.taken_by WHERE s.clinic_id = $1 AND s.course_id = $2 ORDER BY s.taken_at, s.id`,
      [caller.clinicId, id],
    );
    const isReader = mayDo(caller.roles, 'chart.read');
    return rows.map((row) => ({
      ...{ id: row.id, event: row.event, from: row.from_state, to: row.to_state },
      ...{ documented: isReader ? row.documented : null, takenByName: row.display_name, takenAt: row.taken_at },
    }));
  }
}

function questionOf(row: CourseRow): CourseInQuestion {
  const { id, patient_id: patientId, state, state_before_hold: stateBeforeHold } = row;
  return { id, patientId, product: row.plan.product, state, stateBeforeHold };
}

function itemOf(row: CourseRow): CourseListItem {
  return {
    id: row.id,
    patientId: row.patient_id,
    protocolName: row.protocol_name,
    product: row.plan.product,
    state: row.state,
    startsOn: row.starts_on,
  };
}
