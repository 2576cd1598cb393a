import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A member of staff's own calendar under a secret address, of which only a hash is kept. A new address ends the one before. */
export class CreateCalendarFeed20261129121500 implements MigrationInterface {
  name = 'CreateCalendarFeed20261129121500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE calendar_feed (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        staff_member_id uuid NOT NULL,
        secret_hash bytea NOT NULL,
        made_at timestamptz NOT NULL,
        revoked_at timestamptz,
        fetched_at timestamptz,
        counted_from timestamptz NOT NULL,
        fetches int NOT NULL,
        CONSTRAINT calendar_feed_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT calendar_feed_fetches_counted CHECK (fetches >= 0)
      )`,
      `CREATE UNIQUE INDEX calendar_feed_one_each ON calendar_feed (clinic_id, staff_member_id) WHERE revoked_at IS NULL`,
      `CREATE INDEX calendar_feed_staff_member ON calendar_feed (clinic_id, staff_member_id)`,
      `ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_staff_member_fk FOREIGN KEY (clinic_id, staff_member_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('calendar_feed', 'mutable'),
      // An address that was ended stays ended, and belongs to whom it belonged.
      `CREATE FUNCTION keep_calendar_feed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.staff_member_id, NEW.secret_hash, NEW.made_at)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.staff_member_id, OLD.secret_hash, OLD.made_at)
            OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
            RAISE EXCEPTION 'calendar_feed keeps whose it is and that it was ended' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_calendar_feed() IS '@shardlocal'`,
      `CREATE TRIGGER calendar_feed_keeps BEFORE UPDATE ON calendar_feed FOR EACH ROW EXECUTE FUNCTION keep_calendar_feed()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE calendar_feed`, `DROP FUNCTION keep_calendar_feed()`]);
  }
}
