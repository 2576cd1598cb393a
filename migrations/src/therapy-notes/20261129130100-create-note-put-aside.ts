import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** That a draft was begun by mistake: said once, with its reason. The draft's versions stay what they were. */
export class CreateNotePutAside20261129130100 implements MigrationInterface {
  name = 'CreateNotePutAside20261129130100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE note_put_aside (
        clinic_id int NOT NULL,
        note_id uuid NOT NULL,
        id uuid NOT NULL,
        version int NOT NULL,
        put_aside_by uuid NOT NULL,
        reason text NOT NULL,
        put_aside_at timestamptz NOT NULL,
        CONSTRAINT note_put_aside_pk PRIMARY KEY (clinic_id, note_id),
        CONSTRAINT note_put_aside_reason CHECK (btrim(reason) <> '')
      )`,
      `CREATE INDEX note_put_aside_version ON note_put_aside (clinic_id, note_id, version)`,
      `CREATE INDEX note_put_aside_staff ON note_put_aside (clinic_id, put_aside_by)`,
      `ALTER TABLE note_put_aside ADD CONSTRAINT note_put_aside_version_fk FOREIGN KEY (clinic_id, note_id, version) REFERENCES therapy_note_version (clinic_id, note_id, version)`,
      `ALTER TABLE note_put_aside ADD CONSTRAINT note_put_aside_staff_fk FOREIGN KEY (clinic_id, put_aside_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('note_put_aside', 'append-only'),
      // Only a draft is put aside; what was signed stays.
      `CREATE TRIGGER note_put_aside_of_draft BEFORE INSERT ON note_put_aside FOR EACH ROW EXECUTE FUNCTION refuse_version_of_signed_note()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE note_put_aside`]);
  }
}
