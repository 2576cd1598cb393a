import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever came on a day is found by the day, also for a visit of another one. */
export class IndexArrivals20261201070200 implements MigrationInterface {
  name = 'IndexArrivals20261201070200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX appointment_step_arrived ON appointment_step (clinic_id, taken_at) WHERE to_state = 'arrived'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX appointment_step_arrived`);
  }
}
