import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** Of visits nobody has noted anything about those that are over are few: they are found without reading the ones to come. */
export class IndexUnsettledVisits20261201070100 implements MigrationInterface {
  name = 'IndexUnsettledVisits20261201070100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE INDEX appointment_unsettled ON appointment (clinic_id, starts_at) WHERE state IN ('booked', 'confirmed')`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP INDEX appointment_unsettled`]);
  }
}
