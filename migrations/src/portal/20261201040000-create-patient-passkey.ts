import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

const purpose = (purposes: string): string[] => [
  `ALTER TABLE passkey_challenge DROP CONSTRAINT passkey_challenge_purpose`,
  `ALTER TABLE passkey_challenge ADD CONSTRAINT passkey_challenge_purpose CHECK (purpose IN (${purposes}))`,
];

/** Passkeys by which patients open their own pages; a question to one is asked for a purpose of its own. */
export class CreatePatientPasskey20261201040000 implements MigrationInterface {
  name = 'CreatePatientPasskey20261201040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE patient_passkey (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        patient_id uuid NOT NULL,
        credential_id text NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        is_synced boolean NOT NULL,
        device text NOT NULL,
        made_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT patient_passkey_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT patient_passkey_credential UNIQUE (clinic_id, credential_id),
        CONSTRAINT patient_passkey_device CHECK (device IN ('phone', 'tablet', 'computer'))
      )`,
      `CREATE INDEX patient_passkey_patient ON patient_passkey (clinic_id, patient_id)`,
      `ALTER TABLE patient_passkey ADD CONSTRAINT patient_passkey_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      ...asTenantTable('patient_passkey', 'mutable'),
      `GRANT DELETE ON patient_passkey TO sojourn_app`,
      ...purpose(`'add', 'prove', 'patient-add', 'patient-prove'`),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      // A question waits for five minutes at most, and nothing else is kept of it.
      `DELETE FROM passkey_challenge WHERE purpose IN ('patient-add', 'patient-prove')`,
      ...purpose(`'add', 'prove'`),
      `DROP TABLE patient_passkey`,
    ]);
  }
}
