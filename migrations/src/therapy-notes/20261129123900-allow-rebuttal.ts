import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const places = `'time extend', 'decision accept', 'decision deny', 'statement disagree'`;
const inItsPlace = (known: string): string[] => [
  `ALTER TABLE amendment_act DROP CONSTRAINT amendment_act_in_its_place`,
  `ALTER TABLE amendment_act ADD CONSTRAINT amendment_act_in_its_place CHECK ((place || ' ' || act) IN (${known}))`,
];

/** A statement of disagreement may be rebutted, once. */
export class AllowRebuttal20261129123900 implements MigrationInterface {
  name = 'AllowRebuttal20261129123900';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, inItsPlace(`${places}, 'rebuttal rebut'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, inItsPlace(places));
  }
}
