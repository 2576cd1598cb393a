import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTenantTable, runEach } from '../statements.js';

/** Audit entries wait in `audit_unsealed`, put there by the transaction that writes them, until a seal covers them. */
export class SealAuditTrail20261128144500 implements MigrationInterface {
  name = 'SealAuditTrail20261128144500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `CREATE TABLE audit_unsealed (
        clinic_id int NOT NULL,
        entry_id uuid NOT NULL,
        leaf_hash bytea NOT NULL,
        CONSTRAINT audit_unsealed_pk PRIMARY KEY (clinic_id, entry_id)
      )`,
      ...asTenantTable('audit_unsealed', 'mutable'),
      `GRANT DELETE ON audit_unsealed TO sojourn_app`,
      `CREATE TABLE audit_seal_turn (clinic_id int NOT NULL, CONSTRAINT audit_seal_turn_pk PRIMARY KEY (clinic_id))`,
      ...asTenantTable('audit_seal_turn', 'mutable'),
      `CREATE TABLE audit_seal (
        clinic_id int NOT NULL,
        number int NOT NULL,
        sealed_at timestamptz NOT NULL,
        total bigint NOT NULL,
        root bytea NOT NULL,
        previous bytea NOT NULL,
        public_key bytea NOT NULL,
        signature bytea NOT NULL,
        entry_ids uuid[] NOT NULL,
        CONSTRAINT audit_seal_pk PRIMARY KEY (clinic_id, number),
        CONSTRAINT audit_seal_lengths CHECK (length(root) = 32 AND length(previous) = 32 AND length(public_key) = 32 AND length(signature) = 64),
        CONSTRAINT audit_seal_covers CHECK (number > 0 AND cardinality(entry_ids) BETWEEN 1 AND total)
      )`,
      ...asTenantTable('audit_seal', 'append-only'),
      `CREATE FUNCTION queue_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO audit_unsealed (clinic_id, entry_id, leaf_hash) VALUES (NEW.clinic_id, NEW.id, NEW.leaf_hash);
          RETURN NULL;
        END $$`,
      `COMMENT ON FUNCTION queue_audit_entry() IS '@shardlocal'`,
      `CREATE TRIGGER audit_entry_queues AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION queue_audit_entry()`,
    ]);
    await this.queueWhatIsThere(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runEach(queryRunner, [
      `DROP TRIGGER audit_entry_queues ON audit_entry`,
      `DROP FUNCTION queue_audit_entry()`,
      `DROP TABLE audit_seal`,
      `DROP TABLE audit_seal_turn`,
      `DROP TABLE audit_unsealed`,
    ]);
  }

  /** Entries from before sealing get their seal too: clinic by clinic, as the policy on the tables wants it. */
  private async queueWhatIsThere(queryRunner: QueryRunner): Promise<void> {
    const clinics: { clinic_id: number }[] = await queryRunner.query(`SELECT DISTINCT clinic_id FROM membership ORDER BY clinic_id`);
    for (const { clinic_id: clinicId } of clinics) {
      await queryRunner.query(`SET LOCAL app.clinic_id = '${Number(clinicId)}'`);
      await queryRunner.query(
        `INSERT INTO audit_unsealed (clinic_id, entry_id, leaf_hash)
         SELECT clinic_id, id, leaf_hash FROM audit_entry WHERE clinic_id = $1 ON CONFLICT DO NOTHING`,
        [clinicId],
      );
    }
    await queryRunner.query(`SET LOCAL app.clinic_id = '0'`);
  }
}
