import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** Letters may carry another name than the clinic's own, which can tell what somebody is treated with. */
export class NameClinicInLetters20261201050100 implements MigrationInterface {
  name = 'NameClinicInLetters20261201050100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE clinic ADD COLUMN name_in_letters text,
        ADD CONSTRAINT clinic_name_in_letters_length CHECK (char_length(name_in_letters) BETWEEN 1 AND 120)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE clinic DROP COLUMN name_in_letters`]);
  }
}
