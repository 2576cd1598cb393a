import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** Who would come sooner, and the freed times that were offered to them. */
export class CreateWaitlist20261130131000 implements MigrationInterface {
  name = 'CreateWaitlist20261130131000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [...entryTable, ...offerTable]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE slot_offer`, `DROP FUNCTION keep_slot_offer()`, `DROP TABLE waitlist_entry`]);
  }
}

const entryTable = [
  `CREATE TABLE waitlist_entry (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    course_id uuid,
    visit_key text,
    visit_type text,
    wishes jsonb NOT NULL,
    notice_hours int NOT NULL,
    is_urgent boolean NOT NULL,
    remark text,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL,
    state text NOT NULL,
    reason text,
    ended_by uuid,
    ended_at timestamptz,
    appointment_id uuid,
    CONSTRAINT waitlist_entry_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT waitlist_entry_state CHECK (state IN ('waiting', 'booked', 'removed')),
    CONSTRAINT waitlist_entry_visit CHECK ((course_id IS NULL) = (visit_key IS NULL) AND (visit_key IS NOT NULL OR visit_type IS NOT NULL)),
    CONSTRAINT waitlist_entry_ended CHECK ((state = 'waiting') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
    CONSTRAINT waitlist_entry_booked CHECK ((state = 'booked') = (appointment_id IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX waitlist_entry_once ON waitlist_entry (clinic_id, patient_id, COALESCE(course_id::text, ''), COALESCE(visit_key, visit_type))
    WHERE state = 'waiting'`,
  `CREATE INDEX waitlist_entry_patient ON waitlist_entry (clinic_id, patient_id)`,
  `CREATE INDEX waitlist_entry_course ON waitlist_entry (clinic_id, course_id)`,
  `CREATE INDEX waitlist_entry_added_by ON waitlist_entry (clinic_id, added_by)`,
  `CREATE INDEX waitlist_entry_ended_by ON waitlist_entry (clinic_id, ended_by)`,
  `CREATE INDEX waitlist_entry_appointment ON waitlist_entry (clinic_id, appointment_id)`,
  `ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_patient_fk FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, id)`,
  `ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_course_fk FOREIGN KEY (clinic_id, course_id) REFERENCES treatment_course (clinic_id, id)`,
  `ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_added_by_fk FOREIGN KEY (clinic_id, added_by) REFERENCES staff_member (clinic_id, id)`,
  `ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_appointment_fk FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointment (clinic_id, id)`,
  ...asTenantTable('waitlist_entry', 'mutable'),
];

const offerTable = [
  `CREATE TABLE slot_offer (
    clinic_id int NOT NULL,
    id uuid NOT NULL,
    entry_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    channel text NOT NULL,
    assignments jsonb NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    outcome text,
    answered_at timestamptz,
    CONSTRAINT slot_offer_pk PRIMARY KEY (clinic_id, id),
    CONSTRAINT slot_offer_channel CHECK (channel IN ('mail', 'telephone')),
    CONSTRAINT slot_offer_outcome CHECK (outcome IN ('accepted', 'declined', 'gone', 'withdrawn')),
    CONSTRAINT slot_offer_answered CHECK ((outcome IS NULL) = (answered_at IS NULL))
  )`,
  // One time is given to one patient, whoever asks for it at once.
  `CREATE UNIQUE INDEX slot_offer_accepted_once ON slot_offer (clinic_id, slot_id) WHERE outcome = 'accepted'`,
  `CREATE INDEX slot_offer_slot ON slot_offer (clinic_id, slot_id)`,
  `CREATE INDEX slot_offer_entry ON slot_offer (clinic_id, entry_id)`,
  `CREATE INDEX slot_offer_made_by ON slot_offer (clinic_id, made_by)`,
  `ALTER TABLE slot_offer ADD CONSTRAINT slot_offer_entry_fk FOREIGN KEY (clinic_id, entry_id) REFERENCES waitlist_entry (clinic_id, id)`,
  `ALTER TABLE slot_offer ADD CONSTRAINT slot_offer_slot_fk FOREIGN KEY (clinic_id, slot_id) REFERENCES appointment (clinic_id, id)`,
  `ALTER TABLE slot_offer ADD CONSTRAINT slot_offer_made_by_fk FOREIGN KEY (clinic_id, made_by) REFERENCES staff_member (clinic_id, id)`,
  ...asTenantTable('slot_offer', 'mutable'),
  // What was offered stays as it was offered, and an answer is given once.
  `CREATE FUNCTION keep_slot_offer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.entry_id, NEW.slot_id, NEW.channel, NEW.assignments, NEW.made_by, NEW.made_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.entry_id, OLD.slot_id, OLD.channel, OLD.assignments, OLD.made_by, OLD.made_at, OLD.expires_at)
        OR OLD.outcome IS NOT NULL THEN
        RAISE EXCEPTION 'slot_offer keeps what was offered and how it was answered' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`,
  `COMMENT ON FUNCTION keep_slot_offer() IS '@shardlocal'`,
  `CREATE TRIGGER slot_offer_keeps BEFORE UPDATE ON slot_offer FOR EACH ROW EXECUTE FUNCTION keep_slot_offer()`,
];
