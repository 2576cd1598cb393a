import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** A patient asks for another time of a visit: who at the desk has it, and what came of it. The visit itself stands until somebody moves it. */
export class CreateMoveRequest20261129113100 implements MigrationInterface {
  name = 'CreateMoveRequest20261129113100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE move_request (
        clinic_id int NOT NULL,
        id uuid NOT NULL,
        appointment_id uuid NOT NULL,
        wishes jsonb NOT NULL,
        asked_at timestamptz NOT NULL,
        owner_id uuid,
        taken_at timestamptz,
        settled_at timestamptz,
        settled_by uuid,
        CONSTRAINT move_request_pk PRIMARY KEY (clinic_id, id),
        CONSTRAINT move_request_taken_by_somebody CHECK ((owner_id IS NULL) = (taken_at IS NULL)),
        CONSTRAINT move_request_settled_by_somebody CHECK ((settled_by IS NULL) = (settled_at IS NULL))
      )`,
      `CREATE UNIQUE INDEX move_request_open_once ON move_request (clinic_id, appointment_id) WHERE settled_at IS NULL`,
      `CREATE INDEX move_request_appointment ON move_request (clinic_id, appointment_id)`,
      `CREATE INDEX move_request_owner ON move_request (clinic_id, owner_id)`,
      `ALTER TABLE move_request ADD CONSTRAINT move_request_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
      `ALTER TABLE move_request ADD CONSTRAINT move_request_owner_fk FOREIGN KEY (clinic_id, owner_id) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('move_request', 'mutable'),
      // What was asked for stays as it was asked; what is settled stays settled.
      `CREATE FUNCTION keep_move_request() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (NEW.clinic_id, NEW.id, NEW.appointment_id, NEW.wishes, NEW.asked_at)
            IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.appointment_id, OLD.wishes, OLD.asked_at) OR OLD.settled_at IS NOT NULL THEN
            RAISE EXCEPTION 'move_request keeps what was asked for and how it was settled' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION keep_move_request() IS '@shardlocal'`,
      `CREATE TRIGGER move_request_keeps BEFORE UPDATE ON move_request FOR EACH ROW EXECUTE FUNCTION keep_move_request()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE move_request`, `DROP FUNCTION keep_move_request()`]);
  }
}
