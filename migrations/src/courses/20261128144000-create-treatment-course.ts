import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateTreatmentCourse20261128144000 implements MigrationInterface {
  name = 'CreateTreatmentCourse20261128144000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...courseTable, ...teamTable, ...stepTable, ...otherFeatures]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE therapy_note DROP CONSTRAINT therapy_note_course_fk`,
      `DROP INDEX dosing_session_course`,
      `ALTER TABLE dosing_session DROP CONSTRAINT dosing_session_course_fk`,
      `ALTER TABLE dosing_session DROP COLUMN course_id`,
      `DROP TABLE course_step`,
      `DROP TABLE course_team`,
      `DROP TABLE treatment_course`,
      `DROP FUNCTION keep_course_plan()`,
    ]);
  }
}

const courseTable = [
  `CREATE TABLE treatment_course (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    protocol_id text NOT NULL,
    protocol_version int NOT NULL,
    product text NOT NULL,
    plan jsonb NOT NULL,
    state text NOT NULL,
    state_before_hold text,
    starts_on date NOT NULL,
    version int NOT NULL,
    enrolled_by uuid NOT NULL,
    enrolled_at timestamptz NOT NULL,
    CONSTRAINT treatment_course_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT treatment_course_version_positive CHECK (version > 0),
    CONSTRAINT treatment_course_state CHECK (state IN ('referred', 'screening', 'ineligible', 'deferred', 'eligible', 'consented', 'preparing',
      'induction', 'review', 'maintenance', 'integration-only', 'completed', 'on-hold', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased'))
  )`,
  `CREATE INDEX treatment_course_patient ON treatment_course (clinic_id, patient_id, enrolled_at)`,
  `CREATE INDEX treatment_course_enrolled_by ON treatment_course (clinic_id, enrolled_by)`,
  `ALTER TABLE treatment_course ADD CONSTRAINT treatment_course_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE treatment_course ADD CONSTRAINT treatment_course_enrolled_by_fk FOREIGN KEY (clinic_id, enrolled_by) REFERENCES staff_member (clinic_id, id)`,
  // What a course was made from is a frozen copy: a later protocol version changes nothing in it.
  `CREATE FUNCTION keep_course_plan() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.protocol_id, NEW.protocol_version, NEW.product, NEW.plan, NEW.starts_on, NEW.enrolled_by, NEW.enrolled_at)
        IS DISTINCT FROM
        (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.protocol_id, OLD.protocol_version, OLD.product, OLD.plan, OLD.starts_on, OLD.enrolled_by, OLD.enrolled_at) THEN
        RAISE EXCEPTION 'treatment_course keeps its patient, protocol and plan' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_course_plan() IS '@shardlocal'`,
  `CREATE TRIGGER treatment_course_keeps_plan BEFORE UPDATE ON treatment_course FOR EACH ROW EXECUTE FUNCTION keep_course_plan()`,
  ...asTenantTable('treatment_course', 'mutable'),
];

const teamTable = [
  `CREATE TABLE course_team (
    clinic_id int NOT NULL,
    course_id uuid NOT NULL,
    staff_member_id uuid NOT NULL,
    role text NOT NULL,
    CONSTRAINT course_team_pk PRIMARY KEY (clinic_id, course_id, staff_member_id, role),
    CONSTRAINT course_team_role CHECK (role IN ('prescriber', 'therapist', 'nurse'))
  )`,
  `CREATE INDEX course_team_member ON course_team (clinic_id, staff_member_id)`,
  `ALTER TABLE course_team ADD CONSTRAINT course_team_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE course_team ADD CONSTRAINT course_team_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('course_team', 'mutable'),
];

const stepTable = [
  `CREATE TABLE course_step (
    clinic_id int NOT NULL,
    course_id uuid NOT NULL,
    id uuid NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    documented jsonb NOT NULL,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT course_step_pk PRIMARY KEY (clinic_id, course_id, id)
  )`,
  `CREATE INDEX course_step_taken_by ON course_step (clinic_id, taken_by)`,
  `ALTER TABLE course_step ADD CONSTRAINT course_step_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE course_step ADD CONSTRAINT course_step_taken_by_fk FOREIGN KEY (clinic_id, taken_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('course_step', 'append-only'),
];

/** Sessions and notes belong to a course; both may stand without one, since the record never refuses a truth. */
const otherFeatures = [
  `ALTER TABLE dosing_session ADD COLUMN course_id uuid`,
  `CREATE INDEX dosing_session_course ON dosing_session (clinic_id, course_id)`,
  `ALTER TABLE dosing_session ADD CONSTRAINT dosing_session_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE therapy_note ADD CONSTRAINT therapy_note_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
];
