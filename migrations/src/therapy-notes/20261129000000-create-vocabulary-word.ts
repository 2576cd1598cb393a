import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

export class CreateVocabularyWord20261129000000 implements MigrationInterface {
  name = 'CreateVocabularyWord20261129000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE vocabulary_word (
        clinic_id int NOT NULL,
        vocabulary text NOT NULL,
        id text NOT NULL,
        label text NOT NULL,
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        CONSTRAINT vocabulary_word_pk PRIMARY KEY (clinic_id, vocabulary, id),
        CONSTRAINT vocabulary_word_vocabulary CHECK (vocabulary IN ('themes', 'practices'))
      )`,
      `CREATE INDEX vocabulary_word_added_by ON vocabulary_word (clinic_id, added_by)`,
      `ALTER TABLE vocabulary_word ADD CONSTRAINT vocabulary_word_added_by_fk FOREIGN KEY (clinic_id, added_by) REFERENCES staff_member (clinic_id, id)`,
      ...asTenantTable('vocabulary_word', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE vocabulary_word`]);
  }
}
