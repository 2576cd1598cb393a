import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Second-factor secrets (encrypted), recovery codes (hashed) and device PINs (hashed). */
@Injectable()
export class SecondFactorStore {
  constructor(private readonly database: Database) {}

  async keepSecret(personId: string, sealed: Buffer): Promise<void> {
    const sql = `UPDATE person SET second_factor_secret = $2, second_factor_confirmed_at = NULL, second_factor_last_step = NULL WHERE id = $1`;
    await this.database.unscoped().query(sql, [personId, sealed]);
  }

  async confirm(personId: string, at: string, codeHashes: readonly Buffer[]): Promise<void> {
    const data = this.database.unscoped();
    await data.query(`UPDATE person SET second_factor_confirmed_at = $2 WHERE id = $1`, [personId, at]);
    await this.replaceRecoveryCodes(personId, codeHashes);
  }

  async replaceRecoveryCodes(personId: string, codeHashes: readonly Buffer[]): Promise<void> {
    const data = this.database.unscoped();
    await data.query(`DELETE FROM recovery_code WHERE person_id = $1`, [personId]);
    await data.query(`INSERT INTO recovery_code (person_id, code_hash) SELECT $1, unnest($2::bytea[])`, [personId, codeHashes]);
  }

  async hasRecoveryCode(personId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM recovery_code WHERE person_id = $1 AND used_at IS NULL LIMIT 1`;
    return (await this.database.unscoped().query(sql, [personId])).length > 0;
  }

  /** Whether the time step was not used before; using it twice is a replay. */
  async useStep(personId: string, step: number): Promise<boolean> {
    const used = await this.database
      .unscoped()
      .query<{ id: string }>(
        `WITH used AS (UPDATE person SET second_factor_last_step = $2 WHERE id = $1 AND coalesce(second_factor_last_step, 0) < $2 RETURNING id) SELECT id FROM used`,
        [personId, step],
      );
    return used.length > 0;
  }

  async useRecoveryCode(personId: string, codeHash: Buffer, at: string): Promise<boolean> {
    const used = await this.database
      .unscoped()
      .query(
        `WITH used AS (UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING person_id) SELECT * FROM used`,
        [personId, codeHash, at],
      );
    return used.length > 0;
  }

  async keepPin(deviceId: string, personId: string, pinHash: string, at: string): Promise<void> {
    await this.database.unscoped().query(
      `INSERT INTO device_pin (device_id, person_id, pin_hash, set_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (device_id, person_id) DO UPDATE SET pin_hash = excluded.pin_hash, failures = 0, set_at = excluded.set_at`,
      [deviceId, personId, pinHash, at],
    );
  }

  async pin(deviceId: string, personId: string): Promise<{ pin_hash: string; failures: number } | undefined> {
    const sql = `SELECT pin_hash, failures FROM device_pin WHERE device_id = $1 AND person_id = $2`;
    return (await this.database.unscoped().query<{ pin_hash: string; failures: number }>(sql, [deviceId, personId]))[0];
  }

  async countPin(deviceId: string, personId: string, isRight: boolean): Promise<void> {
    const sql = `UPDATE device_pin SET failures = CASE WHEN $3 THEN 0 ELSE failures + 1 END WHERE device_id = $1 AND person_id = $2`;
    await this.database.unscoped().query(sql, [deviceId, personId, isRight]);
  }

  /** People with a PIN on this device who signed in fully within the last twelve hours. */
  peopleOn(deviceId: string, since: string): Promise<{ person_id: string; display_name: string }[]> {
    return this.database.unscoped().query(
      `SELECT p.id AS person_id, p.display_name FROM device_pin d JOIN person p ON p.id = d.person_id
       WHERE d.device_id = $1 AND d.failures < 5 AND EXISTS
         (SELECT 1 FROM sign_in s WHERE s.person_id = p.id AND s.started_with <> 'pin' AND s.started_at > $2)
       ORDER BY p.display_name`,
      [deviceId, since],
    );
  }
}
