import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A session stands in an appointment, one in each; what surrounds it is read from the record and no longer stated by its opener. */
export class PlaceDosingSession20261128153000 implements MigrationInterface {
  name = 'PlaceDosingSession20261128153000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE dosing_session ADD COLUMN appointment_id uuid`,
      `CREATE UNIQUE INDEX dosing_session_appointment ON dosing_session (clinic_id, appointment_id)`,
      `ALTER TABLE dosing_session ADD CONSTRAINT dosing_session_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
      `ALTER TABLE dosing_session DROP COLUMN surroundings`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE dosing_session ADD COLUMN surroundings jsonb NOT NULL DEFAULT '{}'`,
      `ALTER TABLE dosing_session ALTER COLUMN surroundings DROP DEFAULT`,
      `ALTER TABLE dosing_session DROP CONSTRAINT dosing_session_appointment_fk`,
      `DROP INDEX dosing_session_appointment`,
      `ALTER TABLE dosing_session DROP COLUMN appointment_id`,
    ]);
  }
}
