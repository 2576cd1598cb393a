import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A message may also bring the link of a patient's own pages. */
export class MailOwnPagesLink20261130110200 implements MigrationInterface {
  name = 'MailOwnPagesLink20261130110200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, kinds(`'visit-reminder', 'check-in', 'own-pages'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DELETE FROM patient_message WHERE kind = 'own-pages'`, ...kinds(`'visit-reminder', 'check-in'`)]);
  }
}

function kinds(known: string): string[] {
  return [
    `ALTER TABLE patient_message DROP CONSTRAINT patient_message_kind`,
    `ALTER TABLE patient_message ADD CONSTRAINT patient_message_kind CHECK (kind IN (${known}))`,
  ];
}
