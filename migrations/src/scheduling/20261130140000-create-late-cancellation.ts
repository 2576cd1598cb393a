import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A patient cancelled late by link: who at the desk looks after it, and whether somebody rang. It charges nothing. Its id is that of the answer. */
export class CreateLateCancellation20261130140000 implements MigrationInterface {
  name = 'CreateLateCancellation20261130140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE late_cancellation (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        appointment_id uuid NOT NULL,
        said_at timestamptz NOT NULL,
        owner_id uuid,
        taken_at timestamptz,
        settled_as text CHECK (settled_as IN ('rang', 'left')),
        settled_at timestamptz,
        settled_by uuid,
        CONSTRAINT late_cancellation_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT late_cancellation_taken_by_somebody CHECK ((owner_id IS NULL) = (taken_at IS NULL)),
        CONSTRAINT late_cancellation_settled_by_somebody
          CHECK ((settled_by IS NULL) = (settled_at IS NULL) AND (settled_as IS NULL) = (settled_at IS NULL))
      )`,
      `CREATE INDEX late_cancellation_open ON late_cancellation (clinic_id, said_at) WHERE settled_at IS NULL`,
      `CREATE INDEX late_cancellation_appointment ON late_cancellation (clinic_id, appointment_id)`,
      `CREATE INDEX late_cancellation_owner ON late_cancellation (clinic_id, owner_id)`,
      `CREATE INDEX late_cancellation_settled_by ON late_cancellation (clinic_id, settled_by)`,
      `ALTER TABLE late_cancellation ADD CONSTRAINT late_cancellation_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
      `ALTER TABLE late_cancellation ADD CONSTRAINT late_cancellation_owner_fk FOREIGN KEY (clinic_id, owner_id) REFERENCES staff_member (clinic_id, id)`,
      `ALTER TABLE late_cancellation ADD CONSTRAINT late_cancellation_settled_by_fk FOREIGN KEY (clinic_id, settled_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('late_cancellation', 'mutable'),
      // What is settled stays settled.
      `CREATE FUNCTION keep_late_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.appointment_id, NEW.said_at) IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.appointment_id, OLD.said_at)
            OR OLD.settled_at IS NOT NULL THEN
            RAISE EXCEPTION 'late_cancellation keeps what was said and how it was settled' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_late_cancellation() IS '@shardlocal'`,
      `CREATE TRIGGER late_cancellation_keeps BEFORE UPDATE ON late_cancellation FOR EACH ROW EXECUTE FUNCTION keep_late_cancellation()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE late_cancellation`, `DROP FUNCTION keep_late_cancellation()`]);
  }
}
