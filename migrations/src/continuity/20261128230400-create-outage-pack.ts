import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** The paper of a site's day, sealed: made in the morning, made anew on demand, forgotten after some days. */
export class CreateOutagePack20261128230400 implements MigrationInterface {
  name = 'CreateOutagePack20261128230400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE outage_pack (
        clinic_id int NOT NULL,
        site_id uuid NOT NULL,
        local_on date NOT NULL,
        made_at timestamptz NOT NULL,
        patient_ids uuid[] NOT NULL,
        sealed_pdf bytea NOT NULL,
        CONSTRAINT outage_pack_pk PRIMARY KEY (clinic_id, site_id, local_on)
      )`,
      `ALTER TABLE outage_pack ADD CONSTRAINT outage_pack_site_fk FOREIGN KEY (clinic_id, site_id) REFERENCES site (clinic_id, id)`,
      ...asTenantTable('outage_pack', 'mutable'),
      `GRANT DELETE ON outage_pack TO sojourn_app`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [`DROP TABLE outage_pack`]);
  }
}
