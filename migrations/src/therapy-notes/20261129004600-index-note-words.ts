import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** The words of signed notes and addenda as PostgreSQL searches them: stems for finding, plain words for phrases with small words in them. */
export class IndexNoteWords20261129004600 implements MigrationInterface {
  name = 'IndexNoteWords20261129004600';

  async up(queryRunner: QueryRunner): Promise<void> {
    // The whole draft, with the names of its kind and format among the words: what is shown is looked at section by section afterwards.
    const written = `content -> 'draft'`;
    await runEach(queryRunner, [
      `ALTER TABLE note_signature ADD COLUMN words tsvector GENERATED ALWAYS AS
        (to_tsvector('english'::regconfig, ${written}) || to_tsvector('simple'::regconfig, ${written})) STORED`,
      `ALTER TABLE note_addendum ADD COLUMN words tsvector GENERATED ALWAYS AS
        (to_tsvector('english'::regconfig, text) || to_tsvector('simple'::regconfig, text)) STORED`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`ALTER TABLE note_addendum DROP COLUMN words`, `ALTER TABLE note_signature DROP COLUMN words`]);
  }
}
