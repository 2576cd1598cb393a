import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** To whom an unanswered risk event was handed on, and when. The rung is in the key: nobody is told twice of the same one. */
export class CreateRiskEscalation20261201020000 implements MigrationInterface {
  name = 'CreateRiskEscalation20261201020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE risk_escalation (
        clinic_id int NOT NULL,
        event_id uuid NOT NULL,
        rung int NOT NULL,
        roles text[] NOT NULL,
        escalated_at timestamptz NOT NULL,
        CONSTRAINT risk_escalation_pk PRIMARY KEY (clinic_id, event_id, rung),
        CONSTRAINT risk_escalation_rung CHECK (rung >= 1),
        CONSTRAINT risk_escalation_tells CHECK (cardinality(roles) > 0)
      )`,
      `ALTER TABLE risk_escalation ADD CONSTRAINT risk_escalation_event_fk FOREIGN KEY (clinic_id, event_id) REFERENCES risk_event (clinic_id, id)`,
      ...asTenantTable('risk_escalation', 'append-only'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE risk_escalation`]);
  }
}
