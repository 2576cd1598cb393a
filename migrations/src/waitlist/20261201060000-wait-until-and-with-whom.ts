import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** An entry of the waitlist may name one person, and the last day that still helps. */
export class WaitUntilAndWithWhom20261201060000 implements MigrationInterface {
  name = 'WaitUntilAndWithWhom20261201060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE waitlist_entry ADD COLUMN only_with_id uuid, ADD COLUMN until_on date,
        ADD CONSTRAINT waitlist_entry_only_with_fk FOREIGN KEY (clinic_id, only_with_id) REFERENCES resource (clinic_id, id)`,
      `CREATE INDEX waitlist_entry_only_with ON waitlist_entry (clinic_id, only_with_id)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE waitlist_entry DROP COLUMN only_with_id, DROP COLUMN until_on`]);
  }
}
