import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runEach } from '../statements.js';

const withKinds = (...kinds: string[]) => [
  `ALTER TABLE patient_fact DROP CONSTRAINT patient_fact_kind`,
  `ALTER TABLE patient_fact ADD CONSTRAINT patient_fact_kind CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`,
];
const first = ['allergy', 'condition', 'medicine', 'measurement', 'entered-in-error'];
const before = [...first, 'eligibility-answer', 'eligibility-determination', 'consent', 'consent-withdrawal'];

/** What somebody established for a screening, and a physician's signature beside a patient's, are facts of the chart as well. */
export class WidenPatientFactAgain20261128150300 implements MigrationInterface {
  name = 'WidenPatientFactAgain20261128150300';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, withKinds(...before, 'screening-fact', 'consent-countersignature'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, withKinds(...before));
  }
}
