import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const known = `'queued', 'sending', 'sent', 'kept', 'failed', 'refused', 'uncertain', 'dropped', 'settled'`;

/** A letter may come back after it was taken. Its address is in doubt from then on, until somebody says that it is right. */
export class LetMessagesComeBack20261201050000 implements MigrationInterface {
  name = 'LetMessagesComeBack20261201050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE patient_message ADD COLUMN resent_to bytea, ADD COLUMN returned_mark bytea, ADD COLUMN vouched_at timestamptz`,
      ...states(`${known}, 'returned'`, `'failed', 'refused', 'returned', 'uncertain'`),
      `CREATE INDEX patient_message_doubted ON patient_message (clinic_id, returned_mark) WHERE returned_mark IS NOT NULL AND vouched_at IS NULL`,
      // What went out never becomes unsent; sent again, it may have gone out later.
      keepsMessage(`OLD.sent_at IS NOT NULL AND (NEW.sent_at IS NULL OR NEW.sent_at < OLD.sent_at)`),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      keepsMessage(`OLD.sent_at IS NOT NULL AND NEW.sent_at IS DISTINCT FROM OLD.sent_at`),
      // The owner changes rows of every clinic here; the policy knows one clinic at a time.
      `ALTER TABLE patient_message NO FORCE ROW LEVEL SECURITY`,
      `UPDATE patient_message SET state = 'refused' WHERE state = 'returned'`,
      `ALTER TABLE patient_message FORCE ROW LEVEL SECURITY`,
      `DROP INDEX patient_message_doubted`,
      ...states(known, `'failed', 'refused', 'uncertain'`),
      `ALTER TABLE patient_message DROP COLUMN resent_to, DROP COLUMN returned_mark, DROP COLUMN vouched_at`,
    ]);
  }
}

function states(all: string, waiting: string): string[] {
  return [
    `ALTER TABLE patient_message DROP CONSTRAINT patient_message_state`,
    `ALTER TABLE patient_message ADD CONSTRAINT patient_message_state CHECK (state IN (${all}))`,
    `DROP INDEX patient_message_open`,
    `CREATE INDEX patient_message_open ON patient_message (clinic_id, made_at) WHERE state IN (${waiting})`,
  ];
}

function keepsMessage(unsent: string): string {
  return `CREATE OR REPLACE FUNCTION keep_patient_message() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.kind, NEW.about_id, NEW.occasion, NEW.sealed_content, NEW.made_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.kind, OLD.about_id, OLD.occasion, OLD.sealed_content, OLD.made_at)
        OR NEW.tries < OLD.tries OR (${unsent}) THEN
        RAISE EXCEPTION 'patient_message keeps whom it was for and what it said' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`;
}
