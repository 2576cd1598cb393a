import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** What was done with a clinic's own word: no longer offered, or offered again. The last act holds; the word itself stays for the notes that use it. */
export class RetireVocabularyWord20261129114400 implements MigrationInterface {
  name = 'RetireVocabularyWord20261129114400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE vocabulary_word_act (
        clinic_id int NOT NULL,
        vocabulary text NOT NULL,
        word_id text NOT NULL,
        id uuid NOT NULL,
        act text NOT NULL,
        done_by uuid NOT NULL,
        done_at timestamptz NOT NULL,
        CONSTRAINT vocabulary_word_act_pk PRIMARY KEY (clinic_id, vocabulary, word_id, id),
        CONSTRAINT vocabulary_word_act_act CHECK (act IN ('retire', 'offer'))
      )`,
      `CREATE INDEX vocabulary_word_act_done_by ON vocabulary_word_act (clinic_id, done_by)`,
      `ALTER TABLE vocabulary_word_act ADD CONSTRAINT vocabulary_word_act_word_fk FOREIGN KEY (clinic_id, vocabulary, word_id) REFERENCES vocabulary_word (clinic_id, vocabulary, id)`,
      `ALTER TABLE vocabulary_word_act ADD CONSTRAINT vocabulary_word_act_done_by_fk FOREIGN KEY (clinic_id, done_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('vocabulary_word_act', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE vocabulary_word_act`]);
  }
}
