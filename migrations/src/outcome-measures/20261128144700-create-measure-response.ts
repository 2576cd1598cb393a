import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateMeasureResponse20261128144700 implements MigrationInterface {
  name = 'CreateMeasureResponse20261128144700';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...responseTable, ...errorTable, ...baselineTable, ...riskEventTable, ...riskStepTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE risk_event_step`,
      `DROP TABLE risk_event`,
      `DROP TABLE measure_baseline`,
      `DROP TABLE measure_response_error`,
      `DROP TABLE measure_response`,
    ]);
  }
}

// Status and total are drawn out of the score so that other features may read them; scoring again makes a new score, never this one.
const responseTable = [
  `CREATE TABLE measure_response (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    course_id uuid,
    instrument_id text NOT NULL,
    instrument_version text NOT NULL,
    occasion text,
    answers jsonb NOT NULL,
    scores jsonb NOT NULL,
    status text NOT NULL GENERATED ALWAYS AS (scores ->> 'status') STORED,
    total numeric GENERATED ALWAYS AS ((scores ->> 'total')::numeric) STORED,
    setting text NOT NULL,
    taken_at timestamptz NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT measure_response_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT measure_response_setting CHECK (setting IN ('paper', 'tablet', 'link')),
    CONSTRAINT measure_response_status CHECK (status IN ('scored', 'not-scored')),
    CONSTRAINT measure_response_recorder CHECK (setting = 'link' OR recorded_by IS NOT NULL)
  )`,
  `CREATE INDEX measure_response_patient ON measure_response (clinic_id, patient_id, taken_at)`,
  `CREATE INDEX measure_response_course ON measure_response (clinic_id, course_id, taken_at)`,
  `CREATE INDEX measure_response_recorder ON measure_response (clinic_id, recorded_by)`,
  `ALTER TABLE measure_response ADD CONSTRAINT measure_response_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE measure_response ADD CONSTRAINT measure_response_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE measure_response ADD CONSTRAINT measure_response_recorder_fk FOREIGN KEY (clinic_id, recorded_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('measure_response', 'append-only'),
];

const errorTable = [
  `CREATE TABLE measure_response_error (
    clinic_id int NOT NULL,
    response_id uuid NOT NULL,
    id uuid NOT NULL,
    reason text NOT NULL,
    marked_by uuid NOT NULL,
    marked_at timestamptz NOT NULL,
    CONSTRAINT measure_response_error_pk PRIMARY KEY (clinic_id, response_id)
  )`,
  `CREATE INDEX measure_response_error_marked_by ON measure_response_error (clinic_id, marked_by)`,
  `ALTER TABLE measure_response_error ADD CONSTRAINT measure_response_error_response_fk FOREIGN KEY (clinic_id, response_id) REFERENCES measure_response (clinic_id, id)`,
  `ALTER TABLE measure_response_error ADD CONSTRAINT measure_response_error_marked_by_fk FOREIGN KEY (clinic_id, marked_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('measure_response_error', 'append-only'),
];

const baselineTable = [
  `CREATE TABLE measure_baseline (
    clinic_id int NOT NULL,
    course_id uuid NOT NULL,
    instrument_id text NOT NULL,
    response_id uuid NOT NULL,
    recall_window text NOT NULL,
    total numeric NOT NULL,
    answered_on date NOT NULL,
    is_screening_score boolean NOT NULL,
    policy_version text NOT NULL,
    frozen_by uuid NOT NULL,
    frozen_at timestamptz NOT NULL,
    CONSTRAINT measure_baseline_pk PRIMARY KEY (clinic_id, course_id, instrument_id)
  )`,
  `CREATE INDEX measure_baseline_response ON measure_baseline (clinic_id, response_id)`,
  `CREATE INDEX measure_baseline_frozen_by ON measure_baseline (clinic_id, frozen_by)`,
  `ALTER TABLE measure_baseline ADD CONSTRAINT measure_baseline_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE measure_baseline ADD CONSTRAINT measure_baseline_response_fk FOREIGN KEY (clinic_id, response_id) REFERENCES measure_response (clinic_id, id)`,
  `ALTER TABLE measure_baseline ADD CONSTRAINT measure_baseline_frozen_by_fk FOREIGN KEY (clinic_id, frozen_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('measure_baseline', 'append-only'),
];

const riskEventTable = [
  `CREATE TABLE risk_event (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    response_id uuid,
    source jsonb NOT NULL,
    level text,
    setting text NOT NULL,
    needs_cssrs boolean NOT NULL,
    policy_version text NOT NULL,
    opened_by uuid,
    opened_at timestamptz NOT NULL,
    acknowledge_by timestamptz NOT NULL,
    CONSTRAINT risk_event_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT risk_event_once_per_response UNIQUE (clinic_id, response_id),
    CONSTRAINT risk_event_level CHECK (level IN ('none', 'low', 'moderate', 'high')),
    CONSTRAINT risk_event_setting CHECK (setting IN ('in-clinic', 'remote'))
  )`,
  `CREATE INDEX risk_event_patient ON risk_event (clinic_id, patient_id, opened_at)`,
  `CREATE INDEX risk_event_opened ON risk_event (clinic_id, opened_at)`,
  `CREATE INDEX risk_event_opened_by ON risk_event (clinic_id, opened_by)`,
  `ALTER TABLE risk_event ADD CONSTRAINT risk_event_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE risk_event ADD CONSTRAINT risk_event_response_fk FOREIGN KEY (clinic_id, response_id) REFERENCES measure_response (clinic_id, id)`,
  `ALTER TABLE risk_event ADD CONSTRAINT risk_event_opened_by_fk FOREIGN KEY (clinic_id, opened_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('risk_event', 'append-only'),
];

const riskStepTable = [
  `CREATE TABLE risk_event_step (
    clinic_id int NOT NULL,
    event_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    details jsonb NOT NULL,
    disposition text GENERATED ALWAYS AS (details ->> 'disposition') STORED,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT risk_event_step_pk PRIMARY KEY (clinic_id, event_id, id),
    CONSTRAINT risk_event_step_kind CHECK (kind IN ('acknowledged', 'finding-added', 'disposition-signed', 'followed-up')),
    CONSTRAINT risk_event_step_disposition CHECK ((kind = 'disposition-signed') = (disposition IS NOT NULL)),
    CONSTRAINT risk_event_step_disposition_word CHECK (disposition IN ('proceed', 'defer', 'divert-to-emergency'))
  )`,
  `CREATE INDEX risk_event_step_taken_by ON risk_event_step (clinic_id, taken_by)`,
  `ALTER TABLE risk_event_step ADD CONSTRAINT risk_event_step_event_fk FOREIGN KEY (clinic_id, event_id) REFERENCES risk_event (clinic_id, id)`,
  `ALTER TABLE risk_event_step ADD CONSTRAINT risk_event_step_taken_by_fk FOREIGN KEY (clinic_id, taken_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('risk_event_step', 'append-only'),
];
