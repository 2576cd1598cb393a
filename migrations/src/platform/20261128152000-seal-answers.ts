import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** Remembered answers are kept encrypted and can be forgotten; those kept in clear are gone with their column. */
export class SealAnswers20261128152000 implements MigrationInterface {
  name = 'SealAnswers20261128152000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE idempotent_request ADD COLUMN sealed_answer bytea`,
      `ALTER TABLE idempotent_request DROP COLUMN answer`,
      `CREATE INDEX idempotent_request_time ON idempotent_request (clinic_id, at)`,
      `GRANT DELETE ON idempotent_request, sign_in TO sojourn_app`,
      `CREATE INDEX sign_in_expiry ON sign_in (expires_at)`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP INDEX sign_in_expiry`,
      `REVOKE DELETE ON idempotent_request, sign_in FROM sojourn_app`,
      `DROP INDEX idempotent_request_time`,
      `ALTER TABLE idempotent_request ADD COLUMN answer jsonb`,
      `ALTER TABLE idempotent_request DROP COLUMN sealed_answer`,
    ]);
  }
}
