import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A session as counts and times, written when it ends and again when its log changes afterwards: what counting over a year reads. */
export class CreateSessionSummary20261130120000 implements MigrationInterface {
  name = 'CreateSessionSummary20261130120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE session_summary (
        clinic_id int NOT NULL,
        session_id uuid NOT NULL,
        course_id uuid,
        product text NOT NULL,
        phase text NOT NULL,
        outcome text NOT NULL,
        planned_start timestamptz NOT NULL,
        first_dose_at timestamptz,
        start_delay_min int,
        chair_min int,
        pauses int NOT NULL,
        paused_min int NOT NULL,
        vitals_due int NOT NULL,
        vitals_late int NOT NULL,
        vitals_missed int NOT NULL,
        alerts jsonb NOT NULL,
        adverse_events int NOT NULL,
        wastes int NOT NULL,
        wasted_ug bigint NOT NULL,
        overrides int NOT NULL,
        summed_at timestamptz NOT NULL,
        CONSTRAINT session_summary_pk PRIMARY KEY (clinic_id, session_id),
        CONSTRAINT session_summary_vitals CHECK (vitals_late + vitals_missed <= vitals_due)
      )`,
      `CREATE INDEX session_summary_planned ON session_summary (clinic_id, planned_start)`,
      `CREATE INDEX session_summary_course ON session_summary (clinic_id, course_id)`,
      `ALTER TABLE session_summary ADD CONSTRAINT session_summary_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      `ALTER TABLE session_summary ADD CONSTRAINT session_summary_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
      ...asTenantTable('session_summary', 'mutable'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE session_summary`]);
  }
}
