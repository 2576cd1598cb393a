import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** One-time links by which a person sets their own password. Only the hash of the token is kept. */
export class CreatePasswordLink20261128201500 implements MigrationInterface {
  name = 'CreatePasswordLink20261128201500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE password_link (
        token_hash bytea NOT NULL,
        person_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT password_link_pk PRIMARY KEY (token_hash)
      )`,
      `COMMENT ON TABLE password_link IS '@local'`,
      `CREATE INDEX password_link_person ON password_link (person_id)`,
      `ALTER TABLE password_link ADD CONSTRAINT password_link_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON password_link TO sojourn_app`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE password_link`]);
  }
}
