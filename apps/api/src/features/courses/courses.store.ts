import { Injectable } from '@nestjs/common';
import type { CoursePlan, CourseState, CourseStep, EnrolInCourse } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NewCourse extends EnrolInCourse {
  readonly plan: CoursePlan;
}

export interface CourseStepRow {
  readonly id: string;
  readonly event: CourseStep | 'enrol';
  readonly from: CourseState | null;
  readonly to: CourseState;
  readonly documented: Readonly<Record<string, string>>;
}

/** The only writer of courses, their teams and steps. */
@Injectable()
export class CoursesStore {
  constructor(private readonly database: Database) {}

  /** Two enrolments of one patient come one after the other. */
  async lockPatient(caller: Caller, patientId: string): Promise<void> {
    const sql = `SELECT id FROM patient WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`;
    await this.database.of(caller).query(sql, [caller.clinicId, patientId]);
  }

  /** Whether the course is new; an id that is already there changes nothing. */
  async enrol(caller: Caller, { id, patientId, startsOn, team, plan }: NewCourse, at: string): Promise<boolean> {
    const data = this.database.of(caller);
    const inserted = await data.query(
      `INSERT INTO treatment_course (clinic_id, id, patient_id, protocol_id, protocol_version, product, plan, state, starts_on, version, enrolled_by, enrolled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'consented', $8, 1, $9, $10) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [
        ...[caller.clinicId, id, patientId, plan.protocolId, plan.protocolVersion, plan.product],
        ...[JSON.stringify(plan), startsOn, caller.staffMemberId, at],
      ],
    );
    if (inserted.length === 0) return false;
    await data.query(
      `INSERT INTO course_team (clinic_id, course_id, staff_member_id, role)
       SELECT $1, $2, t."staffMemberId", t.role FROM jsonb_to_recordset($3::jsonb) AS t ("staffMemberId" uuid, role text) ON CONFLICT DO NOTHING`,
      [caller.clinicId, id, JSON.stringify(team)],
    );
    await this.keepStep(caller, id, { id, event: 'enrol', from: null, to: 'consented', documented: {} }, at);
    return true;
  }

  /** Serialises the steps of one course: whoever comes second decides on what the first one left. */
  async lock(caller: Caller, id: string): Promise<void> {
    const sql = `SELECT id FROM treatment_course WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`;
    await this.database.of(caller).query(sql, [caller.clinicId, id]);
  }

  async take(caller: Caller, courseId: string, step: CourseStepRow, at: string): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE treatment_course SET state = $3, version = version + 1,
         state_before_hold = CASE WHEN $4 = 'hold' THEN state ELSE state_before_hold END WHERE clinic_id = $1 AND id = $2`,
      [caller.clinicId, courseId, step.to, step.event],
    );
    await this.keepStep(caller, courseId, step, at);
  }

  private async keepStep(caller: Caller, courseId: string, step: CourseStepRow, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO course_step (clinic_id, course_id, id, event, from_state, to_state, documented, taken_by, taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[caller.clinicId, courseId, step.id, step.event, step.from, step.to],
          ...[JSON.stringify(step.documented), caller.staffMemberId, at],
        ],
      );
  }
}
