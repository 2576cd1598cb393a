import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** To whom a letter from a note went: no word of the letter itself. */
export class CreateNoteLetter20261129090500 implements MigrationInterface {
  name = 'CreateNoteLetter20261129090500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE note_letter (
        clinic_id int NOT NULL,
        note_id uuid NOT NULL,
        id uuid NOT NULL,
        recipient text NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        CONSTRAINT note_letter_pk PRIMARY KEY (clinic_id, note_id, id)
      )`,
      `CREATE INDEX note_letter_made_by ON note_letter (clinic_id, made_by)`,
      `ALTER TABLE note_letter ADD CONSTRAINT note_letter_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
      `ALTER TABLE note_letter ADD CONSTRAINT note_letter_made_by_fk FOREIGN KEY (clinic_id, made_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('note_letter', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE note_letter`]);
  }
}
