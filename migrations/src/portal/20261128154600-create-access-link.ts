import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateAccessLink20261128154600 implements MigrationInterface {
  name = 'CreateAccessLink20261128154600';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE access_link (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        patient_id uuid NOT NULL,
        assignment_id uuid NOT NULL,
        wrong_tries int NOT NULL,
        used_at timestamptz,
        expires_at timestamptz NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        CONSTRAINT access_link_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT access_link_tries_counted CHECK (wrong_tries >= 0)
      )`,
      `CREATE INDEX access_link_patient ON access_link (clinic_id, patient_id)`,
      `CREATE INDEX access_link_assignment ON access_link (clinic_id, assignment_id)`,
      `CREATE INDEX access_link_made_by ON access_link (clinic_id, made_by)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_assignment_fk FOREIGN KEY (clinic_id, assignment_id) REFERENCES measure_assignment (clinic_id, id)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_made_by_fk FOREIGN KEY (clinic_id, made_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('access_link', 'mutable'),
      // A link is used once and never unused; wrong tries only add up; what it opens never changes.
      `CREATE FUNCTION keep_access_link() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.assignment_id, NEW.expires_at, NEW.made_by, NEW.made_at)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.assignment_id, OLD.expires_at, OLD.made_by, OLD.made_at)
            OR NEW.wrong_tries < OLD.wrong_tries OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at) THEN
            RAISE EXCEPTION 'access_link keeps what it opens and that it was used' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_access_link() IS '@shardlocal'`,
      `CREATE TRIGGER access_link_keeps BEFORE UPDATE ON access_link FOR EACH ROW EXECUTE FUNCTION keep_access_link()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE access_link`, `DROP FUNCTION keep_access_link()`]);
  }
}
