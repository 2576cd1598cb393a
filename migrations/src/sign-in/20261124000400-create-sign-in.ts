import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** People and their sign-ins belong to no clinic: these tables stay whole when clinics are spread over nodes. */
export class CreateSignIn20261124000400 implements MigrationInterface {
  name = 'CreateSignIn20261124000400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE person (
        id uuid NOT NULL,
        email text NOT NULL,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        second_factor_secret bytea,
        second_factor_confirmed_at timestamptz,
        second_factor_last_step bigint,
        CONSTRAINT person_pk PRIMARY KEY (id),
        CONSTRAINT person_email UNIQUE (email),
        CONSTRAINT person_email_folded CHECK (email = lower(email))
      )`,
      `COMMENT ON TABLE person IS '@local'`,
      `CREATE TABLE recovery_code (
        person_id uuid NOT NULL,
        code_hash bytea NOT NULL,
        used_at timestamptz,
        CONSTRAINT recovery_code_pk PRIMARY KEY (person_id, code_hash)
      )`,
      `ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `COMMENT ON TABLE recovery_code IS '@local'`,
      `CREATE TABLE membership (
        person_id uuid NOT NULL,
        clinic_id int NOT NULL,
        staff_member_id uuid NOT NULL,
        CONSTRAINT membership_pk PRIMARY KEY (person_id, clinic_id)
      )`,
      `ALTER TABLE membership ADD CONSTRAINT membership_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `COMMENT ON TABLE membership IS '@local'`,
      `CREATE TABLE sign_in (
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        person_id uuid NOT NULL,
        clinic_id int NOT NULL,
        staff_member_id uuid NOT NULL,
        device_id uuid NOT NULL,
        started_with text NOT NULL,
        started_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        locked_at timestamptz,
        stepped_up_until timestamptz,
        ended_at timestamptz,
        CONSTRAINT sign_in_pk PRIMARY KEY (id),
        CONSTRAINT sign_in_token UNIQUE (token_hash),
        CONSTRAINT sign_in_started_with CHECK (started_with IN ('password', 'second-factor', 'pin'))
      )`,
      `CREATE INDEX sign_in_person ON sign_in (person_id, started_at)`,
      `ALTER TABLE sign_in ADD CONSTRAINT sign_in_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `COMMENT ON TABLE sign_in IS '@local'`,
      `CREATE TABLE sign_in_attempt (
        bucket text NOT NULL,
        failures int NOT NULL,
        next_allowed_at timestamptz NOT NULL,
        CONSTRAINT sign_in_attempt_pk PRIMARY KEY (bucket)
      )`,
      `COMMENT ON TABLE sign_in_attempt IS '@local'`,
      `CREATE TABLE device_pin (
        device_id uuid NOT NULL,
        person_id uuid NOT NULL,
        pin_hash text NOT NULL,
        failures int NOT NULL DEFAULT 0,
        set_at timestamptz NOT NULL,
        CONSTRAINT device_pin_pk PRIMARY KEY (device_id, person_id)
      )`,
      `ALTER TABLE device_pin ADD CONSTRAINT device_pin_person_fk FOREIGN KEY (person_id) REFERENCES person (id)`,
      `COMMENT ON TABLE device_pin IS '@local'`,
      `CREATE TABLE security_event (
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        person_id uuid,
        address text,
        device_id uuid,
        request_id text NOT NULL,
        CONSTRAINT security_event_pk PRIMARY KEY (id)
      )`,
      `COMMENT ON TABLE security_event IS '@local @appendonly'`,
      `CREATE TRIGGER security_event_keeps_rows BEFORE UPDATE OR DELETE ON security_event FOR EACH ROW EXECUTE FUNCTION keep_appended()`,
      `GRANT SELECT, INSERT, UPDATE ON person, recovery_code, membership, sign_in, sign_in_attempt, device_pin TO sojourn_app`,
      `GRANT DELETE ON recovery_code, sign_in_attempt, device_pin TO sojourn_app`,
      `GRANT SELECT, INSERT ON security_event TO sojourn_app`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['security_event', 'device_pin', 'sign_in_attempt', 'sign_in', 'membership', 'recovery_code', 'person'];
    await runEach(
      queryRunner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}
