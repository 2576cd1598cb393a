import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took a step is asked for the answers that patients gave by link: few among all steps of the years. */
export class IndexAppointmentStepTaker20261130130000 implements MigrationInterface {
  name = 'IndexAppointmentStepTaker20261130130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX appointment_step_taken_by ON appointment_step (clinic_id, taken_by, taken_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX appointment_step_taken_by`);
  }
}
