import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A form says whether an answer of it asks for a look, and who has looked at it. Forms kept before ask for none. */
export class CreateMeasureLook20261201060100 implements MigrationInterface {
  name = 'CreateMeasureLook20261201060100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE measure_response ADD COLUMN asks_for_look boolean NOT NULL DEFAULT false`,
      `CREATE INDEX measure_response_asks_for_look ON measure_response (clinic_id, patient_id) WHERE asks_for_look`,
      `CREATE TABLE measure_look (
        clinic_id int NOT NULL,
        response_id uuid NOT NULL,
        looked_by uuid NOT NULL,
        looked_at timestamptz NOT NULL,
        CONSTRAINT measure_look_pk PRIMARY KEY (clinic_id, response_id)
      )`,
      `CREATE INDEX measure_look_looked_by ON measure_look (clinic_id, looked_by)`,
      `ALTER TABLE measure_look ADD CONSTRAINT measure_look_response_fk FOREIGN KEY (clinic_id, response_id) REFERENCES measure_response (clinic_id, id)`,
      `ALTER TABLE measure_look ADD CONSTRAINT measure_look_looked_by_fk FOREIGN KEY (clinic_id, looked_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('measure_look', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE measure_look`, `ALTER TABLE measure_response DROP COLUMN asks_for_look`]);
  }
}
