import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const keeps = (sealed: string, unless: string): string =>
  `CREATE OR REPLACE FUNCTION keep_patient_writing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.kind, ${sealed}NEW.written_at, NEW.received_at)
        IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.kind, ${sealed.replace('NEW', 'OLD')}OLD.written_at, OLD.received_at)
        OR NEW.shared_at < OLD.shared_at ${unless}THEN
        RAISE EXCEPTION 'patient_writing keeps what was written' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END $$`;

/**
 * A patient erases words that are shared with nobody. The row stays without them, for ever: the same writing sent once more by a phone that was
 * without a network finds it, and brings nothing back.
 */
export class ErasePatientWriting20261201040100 implements MigrationInterface {
  name = 'ErasePatientWriting20261201040100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `ALTER TABLE patient_writing ADD COLUMN erased_at timestamptz`,
      `ALTER TABLE patient_writing ADD CONSTRAINT patient_writing_erased CHECK (erased_at IS NULL OR (octet_length(sealed) = 0 AND shared_with = 'nobody'))`,
      keeps('', `OR OLD.erased_at IS NOT NULL OR (NEW.sealed IS DISTINCT FROM OLD.sealed AND NEW.erased_at IS NULL) `),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      // The program of before would try to read them.
      `ALTER TABLE patient_writing NO FORCE ROW LEVEL SECURITY`,
      `DELETE FROM patient_writing WHERE erased_at IS NOT NULL`,
      `ALTER TABLE patient_writing FORCE ROW LEVEL SECURITY`,
      keeps('NEW.sealed, ', ''),
      `ALTER TABLE patient_writing DROP CONSTRAINT patient_writing_erased`,
      `ALTER TABLE patient_writing DROP COLUMN erased_at`,
    ]);
  }
}
