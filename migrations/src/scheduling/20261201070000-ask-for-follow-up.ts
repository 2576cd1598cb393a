import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A missed visit says since when it asks for a clinician. Those noted before ask for none. */
export class AskForFollowUp20261201070000 implements MigrationInterface {
  name = 'AskForFollowUp20261201070000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE appointment ADD COLUMN follow_up_since timestamptz`,
      `ALTER TABLE appointment ADD CONSTRAINT appointment_follow_up_of_no_show CHECK (follow_up_since IS NULL OR state = 'no-show')`,
      `CREATE INDEX appointment_follow_up ON appointment (clinic_id, follow_up_since) WHERE follow_up_since IS NOT NULL`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE appointment DROP COLUMN follow_up_since`]);
  }
}
