import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateDosingSession20261124040100 implements MigrationInterface {
  name = 'CreateDosingSession20261124040100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE dosing_session (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        patient_id uuid NOT NULL,
        product text NOT NULL,
        zone text NOT NULL,
        planned_start timestamptz NOT NULL,
        team jsonb NOT NULL,
        surroundings jsonb NOT NULL,
        is_escort_required boolean NOT NULL,
        is_pregnancy_test_required boolean NOT NULL,
        opened_by uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        lease_device_id uuid,
        CONSTRAINT dosing_session_pk PRIMARY KEY (clinic_id, id)
      )`,
      `CREATE INDEX dosing_session_patient ON dosing_session (clinic_id, patient_id)`,
      `CREATE INDEX dosing_session_day ON dosing_session (clinic_id, planned_start)`,
      `ALTER TABLE dosing_session ADD CONSTRAINT dosing_session_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
      ...asTenantTable('dosing_session', 'mutable'),
      `CREATE TABLE dose_order (
        clinic_id int NOT NULL,
        session_id uuid NOT NULL,
        id uuid NOT NULL,
        version int NOT NULL,
        content jsonb NOT NULL,
        evaluations jsonb NOT NULL,
        overrides jsonb NOT NULL,
        signed_by uuid NOT NULL,
        signed_at timestamptz NOT NULL,
        CONSTRAINT dose_order_pk PRIMARY KEY (clinic_id, session_id, id),
        CONSTRAINT dose_order_version UNIQUE (clinic_id, session_id, version)
      )`,
      `ALTER TABLE dose_order ADD CONSTRAINT dose_order_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      ...asTenantTable('dose_order', 'append-only'),
      `CREATE TABLE session_entry (
        clinic_id int NOT NULL,
        session_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        details jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        author_id uuid NOT NULL,
        device_id uuid NOT NULL,
        device_seq bigint NOT NULL,
        amends_id uuid,
        amend_reason text,
        systolic_mmhg int GENERATED ALWAYS AS ((details ->> 'systolicMmHg')::int) STORED,
        diastolic_mmhg int GENERATED ALWAYS AS ((details ->> 'diastolicMmHg')::int) STORED,
        heart_rate_per_min int GENERATED ALWAYS AS ((details ->> 'heartRatePerMin')::int) STORED,
        spo2_percent int GENERATED ALWAYS AS ((details ->> 'spo2Percent')::int) STORED,
        leaf_hash bytea NOT NULL,
        CONSTRAINT session_entry_pk PRIMARY KEY (clinic_id, session_id, id),
        CONSTRAINT session_entry_systolic_range CHECK (systolic_mmhg BETWEEN 40 AND 300),
        CONSTRAINT session_entry_diastolic_range CHECK (diastolic_mmhg BETWEEN 20 AND 200),
        CONSTRAINT session_entry_heart_rate_range CHECK (heart_rate_per_min BETWEEN 20 AND 250),
        CONSTRAINT session_entry_spo2_range CHECK (spo2_percent BETWEEN 50 AND 100)
      )`,
      `ALTER TABLE session_entry ADD CONSTRAINT session_entry_session_fk FOREIGN KEY (clinic_id, session_id) REFERENCES dosing_session (clinic_id, id)`,
      `CREATE FUNCTION hash_session_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.leaf_hash := sha256('\\x00'::bytea || convert_to(jsonb_build_array(NEW.clinic_id, NEW.session_id, NEW.id, NEW.kind, NEW.details,
            to_char(NEW.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(NEW.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            to_char(NEW.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), NEW.author_id, NEW.device_id, NEW.device_seq, NEW.amends_id, NEW.amend_reason)::text, 'UTF8'));
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION hash_session_entry() IS '@shardlocal'`,
      `CREATE TRIGGER session_entry_hashes BEFORE INSERT ON session_entry FOR EACH ROW EXECUTE FUNCTION hash_session_entry()`,
      ...asTenantTable('session_entry', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE session_entry`,
      `DROP FUNCTION hash_session_entry()`,
      `DROP TABLE dose_order`,
      `DROP TABLE dosing_session`,
    ]);
  }
}
