import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A clinic's note templates and each clinician's own phrases. See ADR 0057. */
export class CreateNoteTemplate20261129080700 implements MigrationInterface {
  name = 'CreateNoteTemplate20261129080700';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...templateTable, ...snippetTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE note_snippet`, `DROP TABLE note_template`]);
  }
}

const templateTable = [
  `CREATE TABLE note_template (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL,
    note_type text NOT NULL,
    name text NOT NULL,
    format text NOT NULL,
    sections jsonb NOT NULL,
    is_retired boolean NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT note_template_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT note_template_version_positive CHECK (version > 0)
  )`,
  `CREATE INDEX note_template_written_by ON note_template (clinic_id, written_by)`,
  `ALTER TABLE note_template ADD CONSTRAINT note_template_written_by_fk FOREIGN KEY (clinic_id, written_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('note_template', 'mutable'),
];

const snippetTable = [
  `CREATE TABLE note_snippet (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    label text NOT NULL,
    text text NOT NULL,
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    CONSTRAINT note_snippet_pk PRIMARY KEY (clinic_id, id)
  )`,
  `CREATE INDEX note_snippet_owner ON note_snippet (clinic_id, owner_id)`,
  `ALTER TABLE note_snippet ADD CONSTRAINT note_snippet_owner_fk FOREIGN KEY (clinic_id, owner_id) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('note_snippet', 'mutable'),
];
