import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** One message a minute of each monitor adds up: those that nobody waits for are found by their time and forgotten. */
export class ForgetMonitorMessages20261129002400 implements MigrationInterface {
  name = 'ForgetMonitorMessages20261129002400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE INDEX monitor_message_received ON monitor_message (clinic_id, received_at)`,
      `GRANT DELETE ON monitor_message TO sojourn_app`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`REVOKE DELETE ON monitor_message FROM sojourn_app`, `DROP INDEX monitor_message_received`]);
  }
}
