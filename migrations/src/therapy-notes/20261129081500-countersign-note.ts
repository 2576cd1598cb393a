import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

/** The draft of somebody who has left is closed with a countersignature. */
export class CountersignNote20261129081500 implements MigrationInterface {
  name = 'CountersignNote20261129081500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, acts(`'sign', 'cosign', 'countersign'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, acts(`'sign', 'cosign'`));
  }
}

function acts(known: string): string[] {
  return [
    `ALTER TABLE note_signature DROP CONSTRAINT note_signature_act`,
    `ALTER TABLE note_signature ADD CONSTRAINT note_signature_act CHECK (act IN (${known}))`,
  ];
}
