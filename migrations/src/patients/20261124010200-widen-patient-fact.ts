import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const withKinds = (...kinds: string[]) => [
  `ALTER TABLE patient_fact DROP CONSTRAINT patient_fact_kind`,
  `ALTER TABLE patient_fact ADD CONSTRAINT patient_fact_kind CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`,
];
const before = ['allergy', 'condition', 'medicine', 'measurement', 'entered-in-error'];

/** Checklist answers, signed determinations and consents are facts of the chart too: appended, never overwritten. */
export class WidenPatientFact20261124010200 implements MigrationInterface {
  name = 'WidenPatientFact20261124010200';

  async up(queryRunner: QueryRunner): Promise<void> {
    const added = ['eligibility-answer', 'eligibility-determination', 'consent', 'consent-withdrawal'];
    await runEach(queryRunner, withKinds(...before, ...added));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, withKinds(...before));
  }
}
