import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

const released = `'cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error'`;

/** Visits, their steps, and what each holds. Overlap is impossible here, whatever the application believes. */
export class CreateAppointment20261128144900 implements MigrationInterface {
  name = 'CreateAppointment20261128144900';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...appointmentTable, ...stepTable, ...bookingTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TABLE resource_booking`,
      `DROP TABLE appointment_step`,
      `DROP TABLE appointment`,
      `DROP FUNCTION keep_appointment_time()`,
    ]);
  }
}

const appointmentTable = [
  `CREATE TABLE appointment (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    course_id uuid,
    visit_key text,
    visit_type text NOT NULL,
    title text NOT NULL,
    phases jsonb NOT NULL,
    site_id uuid NOT NULL,
    zone text NOT NULL,
    local_on date NOT NULL,
    local_at text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    is_remote boolean NOT NULL,
    state text NOT NULL,
    version int NOT NULL,
    replaces_id uuid,
    series_id uuid,
    escort jsonb,
    overrides jsonb NOT NULL,
    booked_by uuid NOT NULL,
    booked_at timestamptz NOT NULL,
    CONSTRAINT appointment_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT appointment_order CHECK (ends_at > starts_at),
    CONSTRAINT appointment_local_at CHECK (local_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
    CONSTRAINT appointment_visit_of_course CHECK (visit_key IS NULL OR course_id IS NOT NULL),
    CONSTRAINT appointment_version_positive CHECK (version > 0),
    CONSTRAINT appointment_state CHECK (state IN ('requested', 'waitlisted', 'held', 'booked', 'confirmed', 'arrived', 'checked-in', 'in-progress',
      'completed', ${released})),
    CONSTRAINT appointment_patient_once EXCLUDE USING gist (clinic_id WITH =, patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
      WHERE (state NOT IN (${released}))
  )`,
  `CREATE INDEX appointment_day ON appointment (clinic_id, starts_at)`,
  `CREATE INDEX appointment_patient ON appointment (clinic_id, patient_id, starts_at)`,
  `CREATE INDEX appointment_site ON appointment (clinic_id, site_id, starts_at)`,
  `CREATE INDEX appointment_series ON appointment (clinic_id, series_id)`,
  `CREATE UNIQUE INDEX appointment_replaced_once ON appointment (clinic_id, replaces_id)`,
  `CREATE INDEX appointment_course ON appointment (clinic_id, course_id)`,
  // A visit of a course stands in the schedule once.
  `CREATE UNIQUE INDEX appointment_visit_once ON appointment (clinic_id, course_id, visit_key) WHERE state NOT IN (${released})`,
  `ALTER TABLE appointment ADD CONSTRAINT appointment_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE appointment ADD CONSTRAINT appointment_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE appointment ADD CONSTRAINT appointment_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
  `ALTER TABLE appointment ADD CONSTRAINT appointment_replaces_fk FOREIGN KEY (clinic_id, replaces_id) REFERENCES appointment (clinic_id, id)`,
  // Another time is another appointment: nothing in the past is rewritten.
  `CREATE FUNCTION keep_appointment_time() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.course_id, NEW.visit_key, NEW.visit_type, NEW.starts_at, NEW.ends_at, NEW.replaces_id, NEW.booked_by, NEW.booked_at)
        IS DISTINCT FROM
        (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.course_id, OLD.visit_key, OLD.visit_type, OLD.starts_at, OLD.ends_at, OLD.replaces_id, OLD.booked_by, OLD.booked_at) THEN
        RAISE EXCEPTION 'appointment keeps its patient, visit and time' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_appointment_time() IS '@shardlocal'`,
  `CREATE TRIGGER appointment_keeps_time BEFORE UPDATE ON appointment FOR EACH ROW EXECUTE FUNCTION keep_appointment_time()`,
  ...asTenantTable('appointment', 'mutable'),
];

const stepTable = [
  `CREATE TABLE appointment_step (
    clinic_id int NOT NULL,
    appointment_id uuid NOT NULL,
    id uuid NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    documented jsonb NOT NULL,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT appointment_step_pk PRIMARY KEY (clinic_id, appointment_id, id)
  )`,
  `ALTER TABLE appointment_step ADD CONSTRAINT appointment_step_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
  ...asTenantTable('appointment_step', 'append-only'),
];

const bookingTable = [
  `CREATE TABLE resource_booking (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    appointment_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    role text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    load numeric(3, 2) NOT NULL,
    is_exclusive boolean NOT NULL,
    status text NOT NULL,
    CONSTRAINT resource_booking_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT resource_booking_role CHECK (role IN ('therapist', 'nurse', 'prescriber', 'room', 'pump')),
    CONSTRAINT resource_booking_order CHECK (ends_at > starts_at),
    CONSTRAINT resource_booking_load_range CHECK (load BETWEEN 0 AND 1),
    CONSTRAINT resource_booking_status CHECK (status IN ('booked', 'cancelled')),
    CONSTRAINT resource_booking_no_overlap EXCLUDE USING gist (clinic_id WITH =, resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
      WHERE (status <> 'cancelled' AND is_exclusive)
  )`,
  `CREATE INDEX resource_booking_resource ON resource_booking (clinic_id, resource_id, starts_at)`,
  `CREATE INDEX resource_booking_appointment ON resource_booking (clinic_id, appointment_id)`,
  `ALTER TABLE resource_booking ADD CONSTRAINT resource_booking_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
  `ALTER TABLE resource_booking ADD CONSTRAINT resource_booking_resource_fk FOREIGN KEY (clinic_id, resource_id) REFERENCES resource (clinic_id, id)`,
  ...asTenantTable('resource_booking', 'mutable'),
];
