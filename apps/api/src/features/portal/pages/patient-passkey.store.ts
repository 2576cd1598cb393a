import { Injectable } from '@nestjs/common';
import type { PasskeyDevice } from '@sojourn/domain';
import { AuditTrail } from '../../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import type { KeptCredential } from '../../sign-in/index.js';

/** A passkey that opens a patient's pages. `id` is the credential's, as its device made it; `keyId` is ours. */
export interface PatientPasskey extends KeptCredential {
  readonly keyId: string;
  readonly patientId: string;
  readonly device: PasskeyDevice;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
}

const columns = `k.id AS "keyId", k.patient_id AS "patientId", k.credential_id AS id, k.public_key, k.counter, k.transports, k.is_synced, k.device,
  k.made_at AS "madeAt", k.last_used_at AS "lastUsedAt"`;
const isInUse = `(coalesce(k.last_used_at, k.made_at) > $3)`;

/** The only reader and writer of patients' passkeys. Whoever asks says since when one must have been used. */
@Injectable()
export class PatientPasskeyStore {
  constructor(
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
  ) {}

  of(caller: Caller, patientId: string, usedSince: string): Promise<PatientPasskey[]> {
    const sql = `SELECT ${columns} FROM patient_passkey k WHERE k.clinic_id = $1 AND k.patient_id = $2 AND ${isInUse} ORDER BY k.made_at, k.id`;
    return this.database.of(caller).query(sql, [caller.clinicId, patientId, usedSince]);
  }

  /** The passkey that a device answers with, locked: two answers come one after the other, and the second sees the first one's counter. */
  async answering(caller: Caller, credentialId: string, usedSince: string): Promise<PatientPasskey | undefined> {
    const sql = `SELECT ${columns} FROM patient_passkey k WHERE k.clinic_id = $1 AND k.credential_id = $2 AND ${isInUse} FOR NO KEY UPDATE OF k`;
    return (await this.database.of(caller).query<PatientPasskey>(sql, [caller.clinicId, credentialId, usedSince]))[0];
  }

  /** Whose pages a pass of this passkey opens; undefined once it was forgotten. Locked, so that it is not forgotten meanwhile. */
  async ownerOf(caller: Caller, keyId: string): Promise<string | undefined> {
    const [row] = await this.database
      .of(caller)
      .query<{ patientId: string }>(
        `SELECT k.patient_id AS "patientId" FROM patient_passkey k WHERE k.clinic_id = $1 AND k.id = $2 FOR NO KEY UPDATE OF k`,
        [caller.clinicId, keyId],
      );
    return row?.patientId;
  }

  /** False when the clinic knows a passkey of that name already. */
  async add(caller: Caller, key: Omit<PatientPasskey, 'lastUsedAt'>): Promise<boolean> {
    const added = await this.database.of(caller).query(
      `INSERT INTO patient_passkey (clinic_id, id, patient_id, credential_id, public_key, counter, transports, is_synced, device, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[caller.clinicId, key.keyId, key.patientId, key.id, key.public_key],
        ...[key.counter, key.transports, key.is_synced, key.device, key.madeAt],
      ],
    );
    this.database.publish(caller, 'writing', key.patientId);
    return added.length > 0;
  }

  async used(caller: Caller, keyId: string, counter: number, at: string): Promise<void> {
    const sql = `UPDATE patient_passkey SET counter = $3, last_used_at = $4 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, keyId, counter, at]);
  }

  async forget(caller: Caller, patientId: string, keyId: string): Promise<void> {
    const sql = `DELETE FROM patient_passkey WHERE clinic_id = $1 AND patient_id = $2 AND id = $3`;
    await this.database.of(caller).query(sql, [caller.clinicId, patientId, keyId]);
    this.database.publish(caller, 'writing', patientId);
  }

  /** What opens nothing any more is not kept. */
  async dropUnused(caller: Caller, patientId: string, usedSince: string): Promise<void> {
    const data = this.database.of(caller);
    const sql = `WITH dropped AS (DELETE FROM patient_passkey k WHERE k.clinic_id = $1 AND k.patient_id = $2 AND NOT ${isInUse} RETURNING k.id)
      SELECT id FROM dropped`;
    for (const { id: entityId } of await data.query<{ id: string }>(sql, [caller.clinicId, patientId, usedSince]))
      await this.auditTrail.write(data, caller, { action: 'portal.drop-unused-passkey', outcome: 'done', entityId, patientId });
  }

  async forgetAll(caller: Caller, patientId: string): Promise<void> {
    const sql = `DELETE FROM patient_passkey WHERE clinic_id = $1 AND patient_id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, patientId]);
  }
}
