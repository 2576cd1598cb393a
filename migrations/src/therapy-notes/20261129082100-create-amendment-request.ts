import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateAmendmentRequest20261129082100 implements MigrationInterface {
  name = 'CreateAmendmentRequest20261129082100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...requestTable, ...actTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE amendment_act`, `DROP TABLE amendment_request`]);
  }
}

const requestTable = [
  `CREATE TABLE amendment_request (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    note_id uuid,
    received_on date NOT NULL,
    words text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT amendment_request_pk PRIMARY KEY (clinic_id, id)
  )`,
  `CREATE INDEX amendment_request_patient ON amendment_request (clinic_id, patient_id, received_on)`,
  `CREATE INDEX amendment_request_note ON amendment_request (clinic_id, note_id)`,
  `CREATE INDEX amendment_request_recorded_by ON amendment_request (clinic_id, recorded_by)`,
  `ALTER TABLE amendment_request ADD CONSTRAINT amendment_request_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE amendment_request ADD CONSTRAINT amendment_request_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
  `ALTER TABLE amendment_request ADD CONSTRAINT amendment_request_recorded_by_fk FOREIGN KEY (clinic_id, recorded_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('amendment_request', 'append-only'),
];

/** What was done with a request. A request has one extension, one decision and one statement: the key says so, whoever comes at once. */
const actTable = [
  `CREATE TABLE amendment_act (
    clinic_id int NOT NULL,
    request_id uuid NOT NULL,
    place text NOT NULL,
    id uuid NOT NULL,
    act text NOT NULL,
    text text NOT NULL,
    ground text,
    note_id uuid,
    received_on date,
    done_by uuid NOT NULL,
    done_at timestamptz NOT NULL,
    CONSTRAINT amendment_act_pk PRIMARY KEY (clinic_id, request_id, place),
    CONSTRAINT amendment_act_in_its_place CHECK ((place || ' ' || act) IN ('time extend', 'decision accept', 'decision deny', 'statement disagree')),
    CONSTRAINT amendment_act_ground CHECK ((act = 'deny') = (ground IS NOT NULL)),
    CONSTRAINT amendment_act_received CHECK ((act = 'disagree') = (received_on IS NOT NULL))
  )`,
  `CREATE INDEX amendment_act_note ON amendment_act (clinic_id, note_id)`,
  `CREATE INDEX amendment_act_done_by ON amendment_act (clinic_id, done_by)`,
  `ALTER TABLE amendment_act ADD CONSTRAINT amendment_act_request_fk FOREIGN KEY (clinic_id, request_id) REFERENCES amendment_request (clinic_id, id)`,
  `ALTER TABLE amendment_act ADD CONSTRAINT amendment_act_note_fk FOREIGN KEY (clinic_id, note_id) REFERENCES therapy_note (clinic_id, id)`,
  `ALTER TABLE amendment_act ADD CONSTRAINT amendment_act_done_by_fk FOREIGN KEY (clinic_id, done_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('amendment_act', 'append-only'),
];
