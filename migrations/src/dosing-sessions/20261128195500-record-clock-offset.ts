import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** How far a device's clock was behind the server's when an entry was typed there; null where that was not noticeable or not known. */
export class RecordClockOffset20261128195500 implements MigrationInterface {
  name = 'RecordClockOffset20261128195500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE session_entry ADD COLUMN clock_offset_ms bigint`]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE session_entry DROP COLUMN clock_offset_ms`]);
  }
}
