import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const released = `'cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error', 'completed'`;
const once = (states: string): string =>
  `CREATE UNIQUE INDEX appointment_visit_once ON appointment (clinic_id, course_id, visit_key) WHERE state NOT IN (${states})`;

/**
 * A dose is held while the patient is in the house, and its next date is made at the desk before the record is closed. Two who book the
 * same visit at once still meet here: what is booked anew has not arrived.
 */
export class LetHeldDoseBeBookedAtOnce20261129085300 implements MigrationInterface {
  name = 'LetHeldDoseBeBookedAtOnce20261129085300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP INDEX appointment_visit_once`, once(`${released}, 'arrived', 'checked-in', 'in-progress'`)]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP INDEX appointment_visit_once`, once(released)]);
  }
}
