import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateAuditTrail20261124000100 implements MigrationInterface {
  name = 'CreateAuditTrail20261124000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE FUNCTION keep_appended() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% keeps what was written: append a correction instead', TG_TABLE_NAME USING ERRCODE = '42501'; END $$`,
      `COMMENT ON FUNCTION keep_appended() IS '@shardlocal'`,
      `CREATE TABLE audit_entry (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        person_id uuid,
        staff_member_id uuid,
        roles text[] NOT NULL,
        device_id uuid,
        address text,
        request_id text NOT NULL,
        action text NOT NULL,
        outcome text NOT NULL,
        entity_id uuid,
        patient_id uuid,
        reason text,
        leaf_hash bytea NOT NULL,
        CONSTRAINT audit_entry_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'denied', 'refused', 'failed'))
      )`,
      `CREATE INDEX audit_entry_patient ON audit_entry (clinic_id, patient_id, at)`,
      `CREATE INDEX audit_entry_time ON audit_entry (clinic_id, at)`,
      `CREATE FUNCTION hash_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.leaf_hash := sha256('\\x00'::bytea || convert_to(jsonb_build_array(NEW.clinic_id, NEW.id, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            NEW.person_id, NEW.staff_member_id, NEW.roles, NEW.device_id, NEW.address, NEW.request_id, NEW.action, NEW.outcome,
            NEW.entity_id, NEW.patient_id, NEW.reason)::text, 'UTF8'));
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION hash_audit_entry() IS '@shardlocal'`,
      `CREATE TRIGGER audit_entry_hashes BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION hash_audit_entry()`,
      ...asTenantTable('audit_entry', 'append-only'),
      `CREATE TABLE idempotent_request (
        clinic_id int NOT NULL,
        key uuid NOT NULL,
        staff_member_id uuid NOT NULL,
        request_hash text NOT NULL,
        status int,
        answer jsonb,
        at timestamptz NOT NULL,
        CONSTRAINT idempotent_request_pk PRIMARY KEY (clinic_id, key)
      )`,
      ...asTenantTable('idempotent_request', 'mutable'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE idempotent_request`,
      `DROP TABLE audit_entry`,
      `DROP FUNCTION hash_audit_entry()`,
      `DROP FUNCTION keep_appended()`,
    ]);
  }
}
