import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A link may also open its patient's own pages. It then opens as often as they like, until it runs out or somebody takes it back. */
export class OpenOwnPagesByLink20261130110000 implements MigrationInterface {
  name = 'OpenOwnPagesByLink20261130110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE access_link ADD COLUMN opens_pages boolean NOT NULL DEFAULT false`,
      `ALTER TABLE access_link ADD COLUMN revoked_at timestamptz`,
      `ALTER TABLE access_link ADD COLUMN revoked_by uuid`,
      `ALTER TABLE access_link DROP CONSTRAINT access_link_opens_one`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_opens_one CHECK (num_nonnulls(assignment_id, appointment_id) + opens_pages::int = 1)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))`,
      `CREATE INDEX access_link_pages ON access_link (clinic_id, patient_id, made_at) WHERE opens_pages`,
      `CREATE INDEX access_link_revoked_by ON access_link (clinic_id, revoked_by)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_revoked_by_fk FOREIGN KEY (clinic_id, revoked_by) REFERENCES staff_member (clinic_id, id)`,
      keepsLink(
        ['opens_pages'],
        `OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_by) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_by))`,
      ),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      keepsLink([], ''),
      `ALTER TABLE access_link DROP CONSTRAINT access_link_opens_one`,
      `DELETE FROM access_link WHERE opens_pages`,
      `ALTER TABLE access_link DROP COLUMN revoked_by`,
      `ALTER TABLE access_link DROP COLUMN revoked_at`,
      `ALTER TABLE access_link DROP COLUMN opens_pages`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_opens_one CHECK (num_nonnulls(assignment_id, appointment_id) = 1)`,
    ]);
  }
}

function keepsLink(more: readonly string[], andRevoked: string): string {
  const kept = ['clinic_id', 'id', 'patient_id', 'assignment_id', 'appointment_id', ...more, 'expires_at', 'made_by', 'made_at'];
  const of = (row: 'NEW' | 'OLD'): string => kept.map((column) => `${row}.${column}`).join(', ');
  return `CREATE OR REPLACE FUNCTION keep_access_link() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (${of('NEW')}) IS DISTINCT FROM (${of('OLD')})
        OR NEW.wrong_tries < OLD.wrong_tries OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)
        OR (OLD.used_at IS NOT NULL AND NEW.used_for IS DISTINCT FROM OLD.used_for) ${andRevoked} THEN
        RAISE EXCEPTION 'access_link keeps what it opens and that it was used' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`;
}
