import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A message that waits for a person may be somebody's. */
export class TakeMessages20261201080100 implements MigrationInterface {
  name = 'TakeMessages20261201080100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE patient_message ADD COLUMN owner_id uuid, ADD COLUMN taken_at timestamptz`,
      `ALTER TABLE patient_message ADD CONSTRAINT patient_message_taken_by_somebody CHECK ((owner_id IS NULL) = (taken_at IS NULL))`,
      `CREATE INDEX patient_message_owner ON patient_message (clinic_id, owner_id)`,
      `ALTER TABLE patient_message ADD CONSTRAINT patient_message_owner_fk FOREIGN KEY (clinic_id, owner_id) REFERENCES staff_member (clinic_id, id)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE patient_message DROP COLUMN owner_id, DROP COLUMN taken_at`]);
  }
}
