import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** Passkeys of a person and the challenges that wait to be answered; like people, they belong to no clinic. */
export class CreatePasskey20261128165800 implements MigrationInterface {
  name = 'CreatePasskey20261128165800';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE passkey (
        id text NOT NULL,
        person_id uuid NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        label text NOT NULL,
        is_synced boolean NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT passkey_pk PRIMARY KEY (id)
      )`,
      `COMMENT ON TABLE passkey IS '@local'`,
      `CREATE INDEX passkey_person ON passkey (person_id)`,
      `ALTER TABLE passkey ADD CONSTRAINT passkey_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `CREATE TABLE passkey_challenge (
        challenge text NOT NULL,
        purpose text NOT NULL,
        person_id uuid,
        expires_at timestamptz NOT NULL,
        CONSTRAINT passkey_challenge_pk PRIMARY KEY (challenge),
        CONSTRAINT passkey_challenge_purpose CHECK (purpose IN ('add', 'prove'))
      )`,
      `COMMENT ON TABLE passkey_challenge IS '@local'`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_challenge TO sojourn_app`,
      `ALTER TABLE sign_in DROP CONSTRAINT sign_in_started_with`,
      `ALTER TABLE sign_in ADD CONSTRAINT sign_in_started_with CHECK (started_with IN ('password', 'second-factor', 'passkey', 'pin'))`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE sign_in DROP CONSTRAINT sign_in_started_with`,
      `ALTER TABLE sign_in ADD CONSTRAINT sign_in_started_with CHECK (started_with IN ('password', 'second-factor', 'pin')) NOT VALID`,
      `DROP TABLE passkey_challenge`,
      `DROP TABLE passkey`,
    ]);
  }
}
