import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreatePatient20261124010100 implements MigrationInterface {
  name = 'CreatePatient20261124010100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE patient (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        version int NOT NULL,
        record_number text,
        birth_date date,
        is_deceased boolean NOT NULL,
        display_name text NOT NULL,
        list_name text COLLATE "C" NOT NULL,
        identity jsonb NOT NULL,
        no_allergies_stated_on date,
        CONSTRAINT patient_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT patient_record_number UNIQUE (clinic_id, record_number),
        CONSTRAINT patient_version_positive CHECK (version > 0)
      )`,
      `CREATE INDEX patient_list ON patient (clinic_id, list_name, id)`,
      `CREATE INDEX patient_birth_date ON patient (clinic_id, birth_date)`,
      `ALTER TABLE patient ADD CONSTRAINT patient_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (clinic_id)`,
      ...asTenantTable('patient', 'mutable'),
      `CREATE TABLE patient_name_word (
        clinic_id int NOT NULL,
        word text COLLATE "C" NOT NULL,
        patient_id uuid NOT NULL,
        CONSTRAINT patient_name_word_pk PRIMARY KEY (clinic_id, word, patient_id)
      )`,
      `CREATE INDEX patient_name_word_patient ON patient_name_word (clinic_id, patient_id)`,
      `ALTER TABLE patient_name_word ADD CONSTRAINT patient_name_word_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      ...asTenantTable('patient_name_word', 'mutable'),
      `GRANT DELETE ON patient_name_word TO sojourn_app`,
      `CREATE TABLE patient_fact (
        clinic_id int NOT NULL,
        patient_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        details jsonb NOT NULL,
        occurred_at timestamptz,
        recorded_at timestamptz NOT NULL,
        author_id uuid NOT NULL,
        source text NOT NULL,
        amends_id uuid,
        CONSTRAINT patient_fact_pk PRIMARY KEY (clinic_id, patient_id, id),
        CONSTRAINT patient_fact_kind CHECK (kind IN ('allergy', 'condition', 'medicine', 'measurement', 'entered-in-error')),
        CONSTRAINT patient_fact_source CHECK (source IN ('recorded', 'imported'))
      )`,
      `CREATE UNIQUE INDEX patient_fact_amended_once ON patient_fact (clinic_id, patient_id, amends_id)`,
      `ALTER TABLE patient_fact ADD CONSTRAINT patient_fact_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      `ALTER TABLE patient_fact ADD CONSTRAINT patient_fact_amends_fk FOREIGN KEY (clinic_id, patient_id, amends_id) REFERENCES patient_fact (clinic_id, patient_id, id)`,
      ...asTenantTable('patient_fact', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE patient_fact`, `DROP TABLE patient_name_word`, `DROP TABLE patient`]);
  }
}
