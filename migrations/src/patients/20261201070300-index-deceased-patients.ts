import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few of whom the chart says that they have died are found without reading everybody. */
export class IndexDeceasedPatients20261201070300 implements MigrationInterface {
  name = 'IndexDeceasedPatients20261201070300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX patient_deceased ON patient (clinic_id) WHERE is_deceased`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX patient_deceased`);
  }
}
