import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateClinic20261124000200 implements MigrationInterface {
  name = 'CreateClinic20261124000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE clinic (
        clinic_id int NOT NULL,
        name text NOT NULL,
        zone text NOT NULL,
        second_factor_required boolean NOT NULL,
        idle_minutes int NOT NULL,
        CONSTRAINT clinic_pk PRIMARY KEY (clinic_id),
        CONSTRAINT clinic_id_positive CHECK (clinic_id > 0),
        CONSTRAINT clinic_idle_range CHECK (idle_minutes BETWEEN 2 AND 60)
      )`,
      ...asTenantTable('clinic', 'mutable'),
      `CREATE TABLE site (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        zone text NOT NULL,
        opens_at time NOT NULL,
        closes_at time NOT NULL,
        CONSTRAINT site_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT site_hours CHECK (closes_at > opens_at)
      )`,
      `ALTER TABLE site ADD CONSTRAINT site_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (clinic_id)`,
      ...asTenantTable('site', 'mutable'),
      `CREATE TABLE clinic_policy (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        version int NOT NULL,
        effective_from timestamptz NOT NULL,
        content jsonb NOT NULL,
        written_by uuid NOT NULL,
        CONSTRAINT clinic_policy_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT clinic_policy_version UNIQUE (clinic_id, kind, version)
      )`,
      `ALTER TABLE clinic_policy ADD CONSTRAINT clinic_policy_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (clinic_id)`,
      ...asTenantTable('clinic_policy', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE clinic_policy`, `DROP TABLE site`, `DROP TABLE clinic`]);
  }
}
