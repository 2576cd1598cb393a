import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateTherapyNote20261124050100 implements MigrationInterface {
  name = 'CreateTherapyNote20261124050100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...noteTable, ...versionTable, ...sessionTable, ...signatureTable, ...returnTable, ...addendumTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE note_addendum`,
      `DROP TABLE note_return`,
      `DROP TABLE note_signature`,
      `DROP TABLE therapy_note_session`,
      `DROP TABLE therapy_note_version`,
      `DROP FUNCTION refuse_version_of_signed_note()`,
      `DROP TABLE therapy_note`,
      `DROP FUNCTION keep_signed_note()`,
    ]);
  }
}

const noteTable = [
  `CREATE TABLE therapy_note (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    course_id uuid,
    note_type text NOT NULL,
    state text NOT NULL,
    version int NOT NULL,
    author_id uuid NOT NULL,
    supervisor_id uuid,
    opened_at timestamptz NOT NULL,
    CONSTRAINT therapy_note_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT therapy_note_version_positive CHECK (version > 0),
    CONSTRAINT therapy_note_state CHECK (state IN ('draft', 'pending-cosign', 'signed', 'locked', 'unsigned-by-author', 'entered-in-error'))
  )`,
  `CREATE INDEX therapy_note_patient ON therapy_note (clinic_id, patient_id, opened_at)`,
  `CREATE INDEX therapy_note_course ON therapy_note (clinic_id, course_id, opened_at)`,
  `CREATE INDEX therapy_note_author ON therapy_note (clinic_id, author_id, state)`,
  `CREATE INDEX therapy_note_supervisor ON therapy_note (clinic_id, supervisor_id, state)`,
  `ALTER TABLE therapy_note ADD CONSTRAINT therapy_note_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE therapy_note ADD CONSTRAINT therapy_note_author_fk FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id)`,
  `ALTER TABLE therapy_note ADD CONSTRAINT therapy_note_supervisor_fk FOREIGN KEY (clinic_id, supervisor_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('therapy_note', 'mutable'),
  // The note's own row moves only along its states; whose it is, whom and what it is about never changes.
  `CREATE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'therapy_note keeps what was written: mark it as entered in error instead' USING ERRCODE = '42501';
      END IF;
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.note_type, NEW.author_id, NEW.opened_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.note_type, OLD.author_id, OLD.opened_at)
        OR NEW.course_id IS DISTINCT FROM OLD.course_id THEN
        RAISE EXCEPTION 'therapy_note keeps its patient, course, type and author' USING ERRCODE = '42501';
      END IF;
      IF NEW.version IS DISTINCT FROM OLD.version AND (OLD.state <> 'draft' OR NEW.version <> OLD.version + 1) THEN
        RAISE EXCEPTION 'therapy_note is signed: append an addendum instead' USING ERRCODE = '42501';
      END IF;
      IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY[
        'draft pending-cosign', 'draft signed', 'draft unsigned-by-author', 'draft entered-in-error',
        'pending-cosign signed', 'pending-cosign draft', 'pending-cosign entered-in-error',
        'signed locked', 'signed entered-in-error', 'locked entered-in-error']) THEN
        RAISE EXCEPTION 'therapy_note does not go from % to %', OLD.state, NEW.state USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_signed_note() IS '@shardlocal'`,
  `CREATE TRIGGER therapy_note_keeps BEFORE UPDATE OR DELETE ON therapy_note FOR EACH ROW EXECUTE FUNCTION keep_signed_note()`,
  `CREATE TRIGGER therapy_note_keeps_all BEFORE TRUNCATE ON therapy_note FOR EACH STATEMENT EXECUTE FUNCTION keep_signed_note()`,
];

const versionTable = [
  `CREATE TABLE therapy_note_version (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    version int NOT NULL,
    draft jsonb NOT NULL,
    content_sha256 text NOT NULL,
    saved_at timestamptz NOT NULL,
    CONSTRAINT therapy_note_version_pk PRIMARY KEY (clinic_id, note_id, version)
  )`,
  `ALTER TABLE therapy_note_version ADD CONSTRAINT therapy_note_version_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
  ...asTenantTable('therapy_note_version', 'append-only'),
  `CREATE FUNCTION refuse_version_of_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM 1 FROM therapy_note n WHERE n.clinic_id = NEW.clinic_id AND n.id = NEW.note_id AND n.state = 'draft';
      IF NOT FOUND THEN
        RAISE EXCEPTION 'therapy_note is signed: append an addendum instead' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION refuse_version_of_signed_note() IS '@shardlocal'`,
  `CREATE TRIGGER therapy_note_version_of_draft BEFORE INSERT ON therapy_note_version FOR EACH ROW EXECUTE FUNCTION refuse_version_of_signed_note()`,
];

const sessionTable = [
  `CREATE TABLE therapy_note_session (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    session_id uuid NOT NULL,
    CONSTRAINT therapy_note_session_pk PRIMARY KEY (clinic_id, note_id, session_id)
  )`,
  `CREATE INDEX therapy_note_session_session ON therapy_note_session (clinic_id, session_id)`,
  `ALTER TABLE therapy_note_session ADD CONSTRAINT therapy_note_session_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
  `ALTER TABLE therapy_note_session ADD CONSTRAINT therapy_note_session_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
  ...asTenantTable('therapy_note_session', 'append-only'),
];

const signatureTable = [
  `CREATE TABLE note_signature (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    id uuid NOT NULL,
    act text NOT NULL,
    version int NOT NULL,
    signer_id uuid NOT NULL,
    statement text NOT NULL,
    auth_level text NOT NULL,
    content jsonb NOT NULL,
    content_sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    CONSTRAINT note_signature_pk PRIMARY KEY (clinic_id, note_id, id),
    CONSTRAINT note_signature_act CHECK (act IN ('sign', 'cosign'))
  )`,
  `CREATE INDEX note_signature_version ON note_signature (clinic_id, note_id, version)`,
  `CREATE INDEX note_signature_signer ON note_signature (clinic_id, signer_id)`,
  `ALTER TABLE note_signature ADD CONSTRAINT note_signature_version_fk FOREIGN KEY (clinic_id, note_id, version) REFERENCES therapy_note_version (clinic_id, note_id, version)`,
  `ALTER TABLE note_signature ADD CONSTRAINT note_signature_signer_fk FOREIGN KEY (clinic_id, signer_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('note_signature', 'append-only'),
];

const returnTable = [
  `CREATE TABLE note_return (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL,
    returned_by uuid NOT NULL,
    comments text NOT NULL,
    returned_at timestamptz NOT NULL,
    CONSTRAINT note_return_pk PRIMARY KEY (clinic_id, note_id, id)
  )`,
  `CREATE INDEX note_return_version ON note_return (clinic_id, note_id, version)`,
  `CREATE INDEX note_return_staff ON note_return (clinic_id, returned_by)`,
  `ALTER TABLE note_return ADD CONSTRAINT note_return_version_fk FOREIGN KEY (clinic_id, note_id, version) REFERENCES therapy_note_version (clinic_id, note_id, version)`,
  `ALTER TABLE note_return ADD CONSTRAINT note_return_staff_fk FOREIGN KEY (clinic_id, returned_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('note_return', 'append-only'),
];

const addendumTable = [
  `CREATE TABLE note_addendum (
    clinic_id int NOT NULL,
    note_id uuid NOT NULL,
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    event_at timestamptz,
    is_late boolean NOT NULL,
    content_sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    CONSTRAINT note_addendum_pk PRIMARY KEY (clinic_id, note_id, id)
  )`,
  `CREATE INDEX note_addendum_author ON note_addendum (clinic_id, author_id)`,
  `ALTER TABLE note_addendum ADD CONSTRAINT note_addendum_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
  `ALTER TABLE note_addendum ADD CONSTRAINT note_addendum_author_fk FOREIGN KEY (clinic_id, author_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('note_addendum', 'append-only'),
];
