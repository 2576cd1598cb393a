import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateChartOpening20261129045500 implements MigrationInterface {
  name = 'CreateChartOpening20261129045500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE clinic ADD COLUMN has_closed_charts boolean NOT NULL DEFAULT false`,
      `CREATE TABLE chart_opening (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        patient_id uuid NOT NULL,
        staff_member_id uuid NOT NULL,
        reason text NOT NULL,
        opened_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        judgement text,
        remark text,
        reviewed_by uuid,
        reviewed_at timestamptz,
        CONSTRAINT chart_opening_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT chart_opening_ends CHECK (ends_at > opened_at),
        CONSTRAINT chart_opening_judgement CHECK (judgement IN ('justified', 'not-justified')),
        CONSTRAINT chart_opening_review_whole CHECK (num_nonnulls(judgement, reviewed_by, reviewed_at) IN (0, 3)),
        CONSTRAINT chart_opening_reviewed_by_another CHECK (reviewed_by <> staff_member_id)
      )`,
      `CREATE INDEX chart_opening_of ON chart_opening (clinic_id, patient_id, staff_member_id, ends_at)`,
      `CREATE INDEX chart_opening_by ON chart_opening (clinic_id, staff_member_id)`,
      `CREATE INDEX chart_opening_reviewer ON chart_opening (clinic_id, reviewed_by)`,
      `CREATE INDEX chart_opening_waiting ON chart_opening (clinic_id, opened_at) WHERE reviewed_at IS NULL`,
      `ALTER TABLE chart_opening ADD CONSTRAINT chart_opening_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      `ALTER TABLE chart_opening ADD CONSTRAINT chart_opening_staff_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
      `ALTER TABLE chart_opening ADD CONSTRAINT chart_opening_reviewed_by_fk FOREIGN KEY (clinic_id, reviewed_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('chart_opening', 'mutable'),
      // Who opened what and why never changes; a review is said once.
      `CREATE FUNCTION keep_chart_opening() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.staff_member_id, NEW.reason, NEW.opened_at, NEW.ends_at)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.staff_member_id, OLD.reason, OLD.opened_at, OLD.ends_at)
            OR OLD.reviewed_at IS NOT NULL THEN
            RAISE EXCEPTION 'chart_opening keeps who opened it, why, and what was said of it' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_chart_opening() IS '@shardlocal'`,
      `CREATE TRIGGER chart_opening_keeps BEFORE UPDATE ON chart_opening FOR EACH ROW EXECUTE FUNCTION keep_chart_opening()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE chart_opening`,
      `DROP FUNCTION keep_chart_opening()`,
      `ALTER TABLE clinic DROP COLUMN has_closed_charts`,
    ]);
  }
}
