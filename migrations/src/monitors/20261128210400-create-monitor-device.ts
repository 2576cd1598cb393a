import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** The clinic's monitors, and every message they sent: what was sent before is known again, and what was not charted waits for a person. */
export class CreateMonitorDevice20261128210400 implements MigrationInterface {
  name = 'CreateMonitorDevice20261128210400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE monitor_device (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        name text NOT NULL,
        token_hash bytea NOT NULL,
        room_id uuid,
        session_id uuid,
        placed_by uuid,
        placed_at timestamptz,
        is_in_use boolean NOT NULL,
        version int NOT NULL,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        CONSTRAINT monitor_device_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT monitor_device_one_place CHECK (room_id IS NULL OR session_id IS NULL),
        CONSTRAINT monitor_device_placed CHECK ((placed_by IS NULL) = (placed_at IS NULL)),
        CONSTRAINT monitor_device_version_positive CHECK (version > 0)
      )`,
      `CREATE INDEX monitor_device_site ON monitor_device (clinic_id, site_id)`,
      `CREATE INDEX monitor_device_room ON monitor_device (clinic_id, room_id)`,
      `CREATE INDEX monitor_device_session ON monitor_device (clinic_id, session_id)`,
      `ALTER TABLE monitor_device ADD CONSTRAINT monitor_device_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
      `ALTER TABLE monitor_device ADD CONSTRAINT monitor_device_room_fk FOREIGN KEY (clinic_id, room_id) REFERENCES resource (clinic_id, id)`,
      `ALTER TABLE monitor_device ADD CONSTRAINT monitor_device_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      ...asTenantTable('monitor_device', 'mutable'),
      `CREATE TABLE monitor_message (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        device_id uuid NOT NULL,
        control_id text NOT NULL,
        sent_at text NOT NULL,
        content_hash bytea NOT NULL,
        received_at timestamptz NOT NULL,
        acknowledgement text NOT NULL,
        reasons text[] NOT NULL,
        session_id uuid,
        charted_rows int NOT NULL,
        content text,
        settled_by uuid,
        settled_at timestamptz,
        CONSTRAINT monitor_message_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT monitor_message_name UNIQUE (clinic_id, device_id, control_id, sent_at, content_hash),
        CONSTRAINT monitor_message_acknowledgement CHECK (acknowledgement IN ('AA', 'AE', 'AR')),
        CONSTRAINT monitor_message_kept_with_reason CHECK ((content IS NULL) = (acknowledgement = 'AA')),
        CONSTRAINT monitor_message_settled CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
        CONSTRAINT monitor_message_charted_count CHECK (charted_rows >= 0)
      )`,
      `CREATE INDEX monitor_message_open ON monitor_message (clinic_id, received_at) WHERE content IS NOT NULL AND settled_at IS NULL`,
      `CREATE INDEX monitor_message_session ON monitor_message (clinic_id, session_id)`,
      `ALTER TABLE monitor_message ADD CONSTRAINT monitor_message_device_fk FOREIGN KEY (clinic_id, device_id) REFERENCES monitor_device (clinic_id, id)`,
      `ALTER TABLE monitor_message ADD CONSTRAINT monitor_message_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      ...asTenantTable('monitor_message', 'mutable'),
      // What a monitor sent never changes; a person may only say that they have looked at it.
      `CREATE FUNCTION keep_monitor_message() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.device_id, NEW.control_id, NEW.sent_at, NEW.content_hash, NEW.received_at, NEW.acknowledgement, NEW.reasons,
              NEW.session_id, NEW.charted_rows, NEW.content)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.device_id, OLD.control_id, OLD.sent_at, OLD.content_hash, OLD.received_at, OLD.acknowledgement,
              OLD.reasons, OLD.session_id, OLD.charted_rows, OLD.content) OR OLD.settled_at IS NOT NULL THEN
            RAISE EXCEPTION 'monitor_message keeps what was sent and who looked at it' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_monitor_message() IS '@shardlocal'`,
      `CREATE TRIGGER monitor_message_keeps BEFORE UPDATE ON monitor_message FOR EACH ROW EXECUTE FUNCTION keep_monitor_message()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE monitor_message`, `DROP FUNCTION keep_monitor_message()`, `DROP TABLE monitor_device`]);
  }
}
