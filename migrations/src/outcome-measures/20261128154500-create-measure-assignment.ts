import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateMeasureAssignment20261128154500 implements MigrationInterface {
  name = 'CreateMeasureAssignment20261128154500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...assignmentTable, ...responseColumn]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE measure_response DROP CONSTRAINT measure_response_assignment_fk`,
      `DROP INDEX measure_response_assignment`,
      `ALTER TABLE measure_response DROP COLUMN assignment_id`,
      `DROP TABLE measure_assignment`,
    ]);
  }
}

const assignmentTable = [
  `CREATE TABLE measure_assignment (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    course_id uuid,
    instruments text[] NOT NULL,
    opens_at timestamptz NOT NULL,
    remind_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    policy_version text NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT measure_assignment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT measure_assignment_window CHECK (opens_at <= remind_at AND remind_at <= closes_at),
    CONSTRAINT measure_assignment_asks CHECK (cardinality(instruments) > 0)
  )`,
  `CREATE INDEX measure_assignment_patient ON measure_assignment (clinic_id, patient_id, opens_at)`,
  `CREATE INDEX measure_assignment_course ON measure_assignment (clinic_id, course_id)`,
  `CREATE INDEX measure_assignment_closing ON measure_assignment (clinic_id, closes_at)`,
  `CREATE INDEX measure_assignment_made_by ON measure_assignment (clinic_id, made_by)`,
  `ALTER TABLE measure_assignment ADD CONSTRAINT measure_assignment_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE measure_assignment ADD CONSTRAINT measure_assignment_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE measure_assignment ADD CONSTRAINT measure_assignment_made_by_fk FOREIGN KEY (clinic_id, made_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('measure_assignment', 'append-only'),
];

const responseColumn = [
  `ALTER TABLE measure_response ADD COLUMN assignment_id uuid`,
  `CREATE INDEX measure_response_assignment ON measure_response (clinic_id, assignment_id)`,
  `ALTER TABLE measure_response ADD CONSTRAINT measure_response_assignment_fk FOREIGN KEY (clinic_id, assignment_id) REFERENCES measure_assignment (clinic_id, id)`,
];
