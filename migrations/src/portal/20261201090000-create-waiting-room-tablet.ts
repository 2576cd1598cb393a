import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** Tablets that stand ready in a waiting room, and the form that each was handed last. */
export class CreateWaitingRoomTablet20261201090000 implements MigrationInterface {
  name = 'CreateWaitingRoomTablet20261201090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE waiting_room_tablet (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        name text NOT NULL,
        token_hash bytea NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        revoked_by uuid,
        revoked_at timestamptz,
        link_id uuid,
        handed_by uuid,
        handed_at timestamptz,
        shown_at timestamptz,
        ended_at timestamptz,
        ended_because text,
        CONSTRAINT waiting_room_tablet_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT waiting_room_tablet_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
        CONSTRAINT waiting_room_tablet_handed CHECK ((link_id IS NULL) = (handed_by IS NULL) AND (link_id IS NULL) = (handed_at IS NULL)),
        CONSTRAINT waiting_room_tablet_ended CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
        CONSTRAINT waiting_room_tablet_because CHECK (ended_because IN ('left', 'taken-back'))
      )`,
      `CREATE INDEX waiting_room_tablet_site ON waiting_room_tablet (clinic_id, site_id)`,
      `CREATE INDEX waiting_room_tablet_link ON waiting_room_tablet (clinic_id, link_id)`,
      `ALTER TABLE waiting_room_tablet ADD CONSTRAINT waiting_room_tablet_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
      `ALTER TABLE waiting_room_tablet ADD CONSTRAINT waiting_room_tablet_link_fk FOREIGN KEY (clinic_id, link_id) REFERENCES access_link (clinic_id, id)`,
      ...asTenantTable('waiting_room_tablet', 'mutable'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE waiting_room_tablet`]);
  }
}
