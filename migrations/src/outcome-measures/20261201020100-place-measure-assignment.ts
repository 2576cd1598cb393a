import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** Where a check-in is answered: by the patient from anywhere, or only at the clinic. What was asked before could be answered anywhere. */
export class PlaceMeasureAssignment20261201020100 implements MigrationInterface {
  name = 'PlaceMeasureAssignment20261201020100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE measure_assignment ADD COLUMN place text NOT NULL DEFAULT 'anywhere'`,
      `ALTER TABLE measure_assignment ADD CONSTRAINT measure_assignment_place CHECK (place IN ('anywhere', 'clinic'))`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE measure_assignment DROP COLUMN place`]);
  }
}
