import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** One seal for each session: the root over the leaf hashes of the entries it names, in their order. */
export class CreateSessionSeal20261128145500 implements MigrationInterface {
  name = 'CreateSessionSeal20261128145500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE session_seal (
        clinic_id int NOT NULL,
        session_id uuid NOT NULL,
        merkle_root bytea NOT NULL,
        entry_ids uuid[] NOT NULL,
        sealed_by uuid NOT NULL,
        sealed_at timestamptz NOT NULL,
        CONSTRAINT session_seal_pk PRIMARY KEY (clinic_id, session_id),
        CONSTRAINT session_seal_root_length CHECK (octet_length(merkle_root) = 32)
      )`,
      `ALTER TABLE session_seal ADD CONSTRAINT session_seal_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      ...asTenantTable('session_seal', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE session_seal`]);
  }
}
