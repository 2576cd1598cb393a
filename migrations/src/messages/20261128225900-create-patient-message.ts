import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** Messages to patients: made once for what they are about, handed over once, and what became of them. */
export class CreatePatientMessage20261128225900 implements MigrationInterface {
  name = 'CreatePatientMessage20261128225900';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE patient_message (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        patient_id uuid NOT NULL,
        kind text NOT NULL,
        about_id uuid NOT NULL,
        occasion text NOT NULL,
        sealed_content bytea NOT NULL,
        state text NOT NULL,
        tries int NOT NULL,
        next_try_at timestamptz,
        tried_at timestamptz,
        sent_at timestamptz,
        fault text,
        made_at timestamptz NOT NULL,
        CONSTRAINT patient_message_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT patient_message_once UNIQUE (clinic_id, about_id, occasion),
        CONSTRAINT patient_message_kind CHECK (kind IN ('visit-reminder', 'check-in')),
        CONSTRAINT patient_message_state CHECK (state IN ('queued', 'sending', 'sent', 'kept', 'failed', 'refused', 'uncertain', 'dropped', 'settled')),
        CONSTRAINT patient_message_tries_counted CHECK (tries >= 0),
        CONSTRAINT patient_message_queued_has_time CHECK ((state = 'queued') = (next_try_at IS NOT NULL))
      )`,
      `CREATE INDEX patient_message_patient ON patient_message (clinic_id, patient_id, made_at)`,
      `CREATE INDEX patient_message_made ON patient_message (clinic_id, made_at)`,
      `CREATE INDEX patient_message_queue ON patient_message (clinic_id, next_try_at) WHERE state = 'queued'`,
      `CREATE INDEX patient_message_open ON patient_message (clinic_id, made_at) WHERE state IN ('failed', 'refused', 'uncertain')`,
      `ALTER TABLE patient_message ADD CONSTRAINT patient_message_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      ...asTenantTable('patient_message', 'mutable'),
      // Whom it was for, what it was about and what it said stay as they were; what went out never becomes unsent.
      `CREATE FUNCTION keep_patient_message() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.kind, NEW.about_id, NEW.occasion, NEW.sealed_content, NEW.made_at)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.kind, OLD.about_id, OLD.occasion, OLD.sealed_content, OLD.made_at)
            OR NEW.tries < OLD.tries OR (OLD.sent_at IS NOT NULL AND NEW.sent_at IS DISTINCT FROM OLD.sent_at) THEN
            RAISE EXCEPTION 'patient_message keeps whom it was for and what it said' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_patient_message() IS '@shardlocal'`,
      `CREATE TRIGGER patient_message_keeps BEFORE UPDATE ON patient_message FOR EACH ROW EXECUTE FUNCTION keep_patient_message()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE patient_message`, `DROP FUNCTION keep_patient_message()`]);
  }
}
