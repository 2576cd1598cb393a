import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** What the schedule can hold, and when it is not there. */
export class CreateResource20261128144800 implements MigrationInterface {
  name = 'CreateResource20261128144800';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      // Null: every day from opens_at to closes_at.
      `ALTER TABLE site ADD COLUMN hours jsonb`,
      `CREATE TABLE resource (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        staff_member_id uuid,
        attributes text[] NOT NULL,
        hours jsonb,
        licence_valid_until date,
        maintenance_due_on date,
        cleaning_minutes int NOT NULL,
        is_in_use boolean NOT NULL,
        version int NOT NULL,
        CONSTRAINT resource_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT resource_kind CHECK (kind IN ('staff', 'room', 'pump')),
        CONSTRAINT resource_person CHECK (CASE WHEN kind = 'staff' THEN staff_member_id = id ELSE staff_member_id IS NULL END),
        CONSTRAINT resource_cleaning_range CHECK (cleaning_minutes BETWEEN 0 AND 240),
        CONSTRAINT resource_version_positive CHECK (version > 0)
      )`,
      `CREATE INDEX resource_site ON resource (clinic_id, site_id)`,
      `CREATE INDEX resource_person_of ON resource (clinic_id, staff_member_id)`,
      `ALTER TABLE resource ADD CONSTRAINT resource_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
      `ALTER TABLE resource ADD CONSTRAINT resource_staff_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('resource', 'mutable'),
      `CREATE TABLE resource_absence (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        resource_id uuid NOT NULL,
        kind text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        note text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        withdrawn_by uuid,
        withdrawn_at timestamptz,
        CONSTRAINT resource_absence_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT resource_absence_kind CHECK (kind IN ('leave', 'sick', 'training', 'maintenance', 'other')),
        CONSTRAINT resource_absence_order CHECK (ends_at > starts_at)
      )`,
      `CREATE INDEX resource_absence_resource ON resource_absence (clinic_id, resource_id, starts_at)`,
      `ALTER TABLE resource_absence ADD CONSTRAINT resource_absence_resource_fk FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id)`,
      ...asTenantTable('resource_absence', 'mutable'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE resource_absence`, `DROP TABLE resource`, `ALTER TABLE site DROP COLUMN hours`]);
  }
}
