import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** Certificates of people, what patients need of rooms and wish of people, and hours that two managers cannot overwrite for each other. */
export class AddSkillsAndNeeds20261128191200 implements MigrationInterface {
  name = 'AddSkillsAndNeeds20261128191200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE site ADD COLUMN hours_version int NOT NULL DEFAULT 1`,
      `ALTER TABLE resource ADD COLUMN skills jsonb NOT NULL DEFAULT '[]'`,
      `CREATE TABLE patient_needs (
        clinic_id int NOT NULL,
        patient_id uuid NOT NULL,
        needs jsonb NOT NULL,
        version int NOT NULL,
        written_by uuid NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT patient_needs_pk PRIMARY KEY (clinic_id, patient_id),
        CONSTRAINT patient_needs_version_positive CHECK (version > 0)
      )`,
      `ALTER TABLE patient_needs ADD CONSTRAINT patient_needs_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      ...asTenantTable('patient_needs', 'mutable'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE patient_needs`,
      `ALTER TABLE resource DROP COLUMN skills`,
      `ALTER TABLE site DROP COLUMN hours_version`,
    ]);
  }
}
