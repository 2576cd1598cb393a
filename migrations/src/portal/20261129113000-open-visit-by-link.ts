import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** What a link opens: a check-in, or from now on a visit that its patient answers for. */
export class OpenVisitByLink20261129113000 implements MigrationInterface {
  name = 'OpenVisitByLink20261129113000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE access_link ALTER COLUMN assignment_id DROP NOT NULL`,
      `ALTER TABLE access_link ADD COLUMN appointment_id uuid`,
      `ALTER TABLE access_link ADD COLUMN used_for text`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_opens_one CHECK (num_nonnulls(assignment_id, appointment_id) = 1)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_used_for_known CHECK (used_for IN ('confirm', 'ask-to-move', 'cancel'))`,
      `CREATE INDEX access_link_appointment ON access_link (clinic_id, appointment_id)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
      keepsLink(
        'NEW.appointment_id, ',
        'OLD.appointment_id, ',
        ` OR (OLD.used_at IS NOT NULL AND NEW.used_for IS DISTINCT FROM OLD.used_for)`,
      ),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      keepsLink('', '', ''),
      `ALTER TABLE access_link DROP COLUMN used_for`,
      `ALTER TABLE access_link DROP COLUMN appointment_id`,
      `ALTER TABLE access_link ALTER COLUMN assignment_id SET NOT NULL`,
    ]);
  }
}

function keepsLink(next: string, before: string, andUse: string): string {
  return `CREATE OR REPLACE FUNCTION keep_access_link() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.assignment_id, ${next}NEW.expires_at, NEW.made_by, NEW.made_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.assignment_id, ${before}OLD.expires_at, OLD.made_by, OLD.made_at)
        OR NEW.wrong_tries < OLD.wrong_tries OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)${andUse} THEN
        RAISE EXCEPTION 'access_link keeps what it opens and that it was used' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`;
}
