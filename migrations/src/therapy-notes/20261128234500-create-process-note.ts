import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateProcessNote20261128234500 implements MigrationInterface {
  name = 'CreateProcessNote20261128234500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...keyTable, ...noteTable, ...versionTable, ...authorPolicies]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE process_note_version`,
      `DROP TABLE process_note`,
      `DROP FUNCTION keep_process_note()`,
      `DROP TABLE process_note_key`,
    ]);
  }
}

/** Data keys, wrapped by a key that is not in the database. A destroyed key has lost its wrapped bytes: what it sealed is gone for good. */
const keyTable = [
  `CREATE TABLE process_note_key (
    clinic_id int NOT NULL,
    number int NOT NULL,
    wrapped bytea,
    wrapped_by text NOT NULL,
    made_at timestamptz NOT NULL,
    destroyed_at timestamptz,
    CONSTRAINT process_note_key_pk PRIMARY KEY (clinic_id, number),
    CONSTRAINT process_note_key_number_positive CHECK (number > 0),
    CONSTRAINT process_note_key_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
  )`,
  ...asTenantTable('process_note_key', 'mutable'),
];

const noteTable = [
  `CREATE TABLE process_note (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    author_id uuid NOT NULL,
    held_on date NOT NULL,
    version int NOT NULL,
    opened_at timestamptz NOT NULL,
    CONSTRAINT process_note_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT process_note_version_positive CHECK (version > 0)
  )`,
  `CREATE INDEX process_note_patient ON process_note (clinic_id, patient_id, author_id, opened_at)`,
  `CREATE INDEX process_note_author ON process_note (clinic_id, author_id)`,
  `ALTER TABLE process_note ADD CONSTRAINT process_note_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE process_note ADD CONSTRAINT process_note_author_fk FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('process_note', 'mutable'),
  `CREATE FUNCTION keep_process_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.author_id, NEW.held_on, NEW.opened_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.author_id, OLD.held_on, OLD.opened_at) THEN
        RAISE EXCEPTION 'process_note keeps its author, patient and day' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_process_note() IS '@shardlocal'`,
  `CREATE TRIGGER process_note_keeps BEFORE UPDATE ON process_note FOR EACH ROW EXECUTE FUNCTION keep_process_note()`,
];

/** Sealed text; a change of key rewrites the seal and never the words, so rows change only in their seal and the number of its key. */
const versionTable = [
  `CREATE TABLE process_note_version (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    version int NOT NULL,
    author_id uuid NOT NULL,
    key_number int NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamptz NOT NULL,
    CONSTRAINT process_note_version_pk PRIMARY KEY (clinic_id, note_id, version)
  )`,
  `CREATE INDEX process_note_version_author ON process_note_version (clinic_id, author_id)`,
  `CREATE INDEX process_note_version_key ON process_note_version (clinic_id, key_number)`,
  `ALTER TABLE process_note_version ADD CONSTRAINT process_note_version_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES process_note (clinic_id, id)`,
  `ALTER TABLE process_note_version ADD CONSTRAINT process_note_version_author_fk FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id)`,
  `ALTER TABLE process_note_version ADD CONSTRAINT process_note_version_key_fk FOREIGN KEY (clinic_id, key_number) REFERENCES process_note_key (clinic_id, number)`,
  ...asTenantTable('process_note_version', 'mutable'),
];

/** Last of all: a foreign key's first check reads both tables, and reads them as nobody's. */
const authorPolicies = ['process_note', 'process_note_version'].map(
  (table) => `CREATE POLICY ${table}_of_author ON ${table} AS RESTRICTIVE
    USING (clinic_id = current_setting('app.clinic_id')::int AND author_id = current_setting('app.author_id')::uuid)`,
);
