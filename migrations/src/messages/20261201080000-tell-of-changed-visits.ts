import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const before = `'visit-reminder', 'check-in', 'own-pages', 'slot-offer'`;

/** A letter may also tell that a visit has moved or was called off. */
export class TellOfChangedVisits20261201080000 implements MigrationInterface {
  name = 'TellOfChangedVisits20261201080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, kinds(`${before}, 'visit-moved', 'visit-cancelled'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      // The owner changes rows of every clinic here; the policy knows one clinic at a time.
      `ALTER TABLE patient_message NO FORCE ROW LEVEL SECURITY`,
      `DELETE FROM patient_message WHERE kind IN ('visit-moved', 'visit-cancelled')`,
      `ALTER TABLE patient_message FORCE ROW LEVEL SECURITY`,
      ...kinds(before),
    ]);
  }
}

function kinds(known: string): string[] {
  return [
    `ALTER TABLE patient_message DROP CONSTRAINT patient_message_kind`,
    `ALTER TABLE patient_message ADD CONSTRAINT patient_message_kind CHECK (kind IN (${known}))`,
  ];
}
