import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** What one shift tells the next at a site, and who has read it. Nothing of it is changed afterwards: what was forgotten is another note. */
export class CreateShiftNote20261129123000 implements MigrationInterface {
  name = 'CreateShiftNote20261129123000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE shift_note (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        local_on date NOT NULL,
        shift text NOT NULL,
        parts jsonb NOT NULL,
        written_by uuid NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT shift_note_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT shift_note_shift CHECK (shift IN ('morning', 'afternoon', 'evening'))
      )`,
      `CREATE INDEX shift_note_written ON shift_note (clinic_id, written_at)`,
      `CREATE INDEX shift_note_site ON shift_note (clinic_id, site_id)`,
      `CREATE INDEX shift_note_written_by ON shift_note (clinic_id, written_by)`,
      `ALTER TABLE shift_note ADD CONSTRAINT shift_note_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
      `ALTER TABLE shift_note ADD CONSTRAINT shift_note_written_by_fk FOREIGN KEY (clinic_id, written_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('shift_note', 'append-only'),
      `CREATE TABLE shift_note_reading (
        clinic_id int NOT NULL,
        note_id uuid NOT NULL,
        staff_member_id uuid NOT NULL,
        read_at timestamptz NOT NULL,
        CONSTRAINT shift_note_reading_pk PRIMARY KEY (clinic_id, note_id, staff_member_id)
      )`,
      `CREATE INDEX shift_note_reading_staff_member ON shift_note_reading (clinic_id, staff_member_id)`,
      `ALTER TABLE shift_note_reading ADD CONSTRAINT shift_note_reading_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES shift_note (clinic_id, id)`,
      `ALTER TABLE shift_note_reading ADD CONSTRAINT shift_note_reading_staff_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('shift_note_reading', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE shift_note_reading`, `DROP TABLE shift_note`]);
  }
}
