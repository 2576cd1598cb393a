import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** A signed note can be entered in error too: its words and signatures stay, and why it was put aside stands beside them. */
export class PutSignedNoteAside20261201030000 implements MigrationInterface {
  name = 'PutSignedNoteAside20261201030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TRIGGER note_put_aside_of_draft ON note_put_aside`,
      `CREATE FUNCTION refuse_putting_aside_what_has_ended() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM 1 FROM therapy_note n WHERE n.clinic_id = NEW.clinic_id AND n.id = NEW.note_id
            AND n.state IN ('draft', 'pending-cosign', 'signed', 'locked');
          IF NOT FOUND THEN
            RAISE EXCEPTION 'therapy_note has ended: it is not put aside any more' USING ERRCODE = '42501';
          END IF;
          RETURN NEW;
        END $$`,
      `COMMENT ON FUNCTION refuse_putting_aside_what_has_ended() IS '@shardlocal'`,
      `CREATE TRIGGER note_put_aside_while_it_stands BEFORE INSERT ON note_put_aside FOR EACH ROW EXECUTE FUNCTION refuse_putting_aside_what_has_ended()`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TRIGGER note_put_aside_while_it_stands ON note_put_aside`,
      `DROP FUNCTION refuse_putting_aside_what_has_ended()`,
      `CREATE TRIGGER note_put_aside_of_draft BEFORE INSERT ON note_put_aside FOR EACH ROW EXECUTE FUNCTION refuse_version_of_signed_note()`,
    ]);
  }
}
