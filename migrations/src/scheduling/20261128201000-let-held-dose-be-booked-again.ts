import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const released = `'cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error'`;
const once = (states: string): string =>
  `CREATE UNIQUE INDEX appointment_visit_once ON appointment (clinic_id, course_id, visit_key) WHERE state NOT IN (${states})`;

/** A visit whose dose was held is complete, and the same visit of the plan may stand in the schedule once more. */
export class LetHeldDoseBeBookedAgain20261128201000 implements MigrationInterface {
  name = 'LetHeldDoseBeBookedAgain20261128201000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP INDEX appointment_visit_once`, once(`${released}, 'completed'`)]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP INDEX appointment_visit_once`, once(released)]);
  }
}
