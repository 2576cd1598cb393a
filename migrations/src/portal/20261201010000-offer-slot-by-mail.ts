import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A freed time may be offered by a letter, whose link opens that offer. */
export class OfferSlotByMail20261201010000 implements MigrationInterface {
  name = 'OfferSlotByMail20261201010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE access_link ADD COLUMN offer_id uuid`,
      ...opensOne('num_nonnulls(assignment_id, appointment_id, offer_id) + opens_pages::int = 1'),
      `CREATE INDEX access_link_offer ON access_link (clinic_id, offer_id)`,
      `ALTER TABLE access_link ADD CONSTRAINT access_link_offer_fk FOREIGN KEY (clinic_id, offer_id) REFERENCES slot_offer (clinic_id, id)`,
      keepsLink(['offer_id']),
      ...kinds(`'visit-reminder', 'check-in', 'own-pages', 'slot-offer'`),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      keepsLink([]),
      `DELETE FROM access_link WHERE offer_id IS NOT NULL`,
      `ALTER TABLE access_link DROP COLUMN offer_id`,
      ...opensOne('num_nonnulls(assignment_id, appointment_id) + opens_pages::int = 1'),
      `DELETE FROM patient_message WHERE kind = 'slot-offer'`,
      ...kinds(`'visit-reminder', 'check-in', 'own-pages'`),
    ]);
  }
}

function opensOne(rule: string): string[] {
  return [
    `ALTER TABLE access_link DROP CONSTRAINT IF EXISTS access_link_opens_one`,
    `ALTER TABLE access_link ADD CONSTRAINT access_link_opens_one CHECK (${rule})`,
  ];
}

function kinds(known: string): string[] {
  return [
    `ALTER TABLE patient_message DROP CONSTRAINT patient_message_kind`,
    `ALTER TABLE patient_message ADD CONSTRAINT patient_message_kind CHECK (kind IN (${known}))`,
  ];
}

function keepsLink(more: readonly string[]): string {
  const kept = [
    'clinic_id',
    'id',
    'patient_id',
    'assignment_id',
    'appointment_id',
    'opens_pages',
    ...more,
    'expires_at',
    'made_by',
    'made_at',
  ];
  const of = (row: 'NEW' | 'OLD'): string => kept.map((column) => `${row}.${column}`).join(', ');
  return `CREATE OR REPLACE FUNCTION keep_access_link() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (${of('NEW')}) IS DISTINCT FROM (${of('OLD')})
        OR NEW.wrong_tries < OLD.wrong_tries OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)
        OR (OLD.used_at IS NOT NULL AND NEW.used_for IS DISTINCT FROM OLD.used_for)
        OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_by) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_by)) THEN
        RAISE EXCEPTION 'access_link keeps what it opens and that it was used' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`;
}
