import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** What patients write on their own pages, sealed; with whom they share it; and what of a checklist they have seen to. */
export class CreatePatientWriting20261130110100 implements MigrationInterface {
  name = 'CreatePatientWriting20261130110100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...keyTable, ...writingTable, ...tickTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE preparation_tick`,
      `DROP TABLE patient_writing`,
      `DROP FUNCTION keep_patient_writing()`,
      `DROP TABLE patient_writing_key`,
    ]);
  }
}

/** The data key of a clinic's writings, wrapped by a key that is not in the database. */
const keyTable = [
  `CREATE TABLE patient_writing_key (
    clinic_id int NOT NULL,
    wrapped bytea NOT NULL,
    wrapped_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT patient_writing_key_pk PRIMARY KEY (clinic_id)
  )`,
  ...asTenantTable('patient_writing_key', 'mutable'),
];

const writingTable = [
  `CREATE TABLE patient_writing (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    kind text NOT NULL,
    sealed bytea NOT NULL,
    shared_with text NOT NULL,
    shared_at timestamptz NOT NULL,
    written_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT patient_writing_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT patient_writing_kind CHECK (kind IN ('intention', 'reflection')),
    CONSTRAINT patient_writing_shared_with CHECK (shared_with IN ('care-team', 'therapist', 'nobody'))
  )`,
  `CREATE INDEX patient_writing_patient ON patient_writing (clinic_id, patient_id, written_at)`,
  `ALTER TABLE patient_writing ADD CONSTRAINT patient_writing_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  ...asTenantTable('patient_writing', 'mutable'),
  // Words stay as they were written; a patient only changes their mind about who may read them.
  `CREATE FUNCTION keep_patient_writing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.kind, NEW.sealed, NEW.written_at, NEW.received_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.kind, OLD.sealed, OLD.written_at, OLD.received_at)
        OR NEW.shared_at < OLD.shared_at THEN
        RAISE EXCEPTION 'patient_writing keeps what was written' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_patient_writing() IS '@shardlocal'`,
  `CREATE TRIGGER patient_writing_keeps BEFORE UPDATE ON patient_writing FOR EACH ROW EXECUTE FUNCTION keep_patient_writing()`,
  // What is shared with nobody is there for its patient alone: a transaction that does not say whose it is sees no such row, whatever it asks.
  `CREATE POLICY patient_writing_of_patient ON patient_writing AS RESTRICTIVE
    USING (clinic_id = current_setting('app.clinic_id')::int
      AND (shared_with <> 'nobody' OR patient_id = nullif(current_setting('app.patient_id', true), '')::uuid))`,
];

const tickTable = [
  `CREATE TABLE preparation_tick (
    clinic_id int NOT NULL,
    appointment_id uuid NOT NULL,
    item text NOT NULL,
    is_done boolean NOT NULL,
    ticked_at timestamptz NOT NULL,
    CONSTRAINT preparation_tick_pk PRIMARY KEY (clinic_id, appointment_id, item)
  )`,
  `ALTER TABLE preparation_tick ADD CONSTRAINT preparation_tick_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
  ...asTenantTable('preparation_tick', 'mutable'),
];
