import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateStaff20261124000300 implements MigrationInterface {
  name = 'CreateStaff20261124000300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE staff_member (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        display_name text NOT NULL,
        credential text NOT NULL DEFAULT '',
        supervisor_id uuid,
        is_active boolean NOT NULL DEFAULT true,
        CONSTRAINT staff_member_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT staff_member_person UNIQUE (clinic_id, person_id)
      )`,
      `CREATE INDEX staff_member_supervisor ON staff_member (clinic_id, supervisor_id)`,
      `ALTER TABLE staff_member ADD CONSTRAINT staff_member_clinic_fk FOREIGN KEY (clinic_id) REFERENCES clinic (clinic_id)`,
      `ALTER TABLE staff_member ADD CONSTRAINT staff_member_supervisor_fk FOREIGN KEY (clinic_id, supervisor_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('staff_member', 'mutable'),
      `CREATE TABLE staff_role (
        clinic_id int NOT NULL,
        staff_member_id uuid NOT NULL,
        role text NOT NULL,
        CONSTRAINT staff_role_pk PRIMARY KEY (clinic_id, staff_member_id, role),
        CONSTRAINT staff_role_known CHECK (role IN
          ('therapist', 'nurse', 'prescriber', 'medical-director', 'clinic-manager', 'front-desk', 'compliance', 'administrator'))
      )`,
      `ALTER TABLE staff_role ADD CONSTRAINT staff_role_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('staff_role', 'mutable'),
      `GRANT DELETE ON staff_role TO sojourn_app`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE staff_role`, `DROP TABLE staff_member`]);
  }
}
