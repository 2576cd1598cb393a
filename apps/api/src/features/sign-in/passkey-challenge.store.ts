import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** What a question is for: a new passkey or the proof of one, of a member of staff or of a patient. */
export type PasskeyPurpose = 'add' | 'prove' | 'patient-add' | 'patient-prove';

/** The only writer of the challenges that wait to be answered. They belong to no clinic: who answers says which it is. */
@Injectable()
export class PasskeyChallengeStore {
  constructor(private readonly database: Database) {}

  async ask(challenge: string, purpose: PasskeyPurpose, of: string | null, expiresAt: string): Promise<void> {
    const sql = `INSERT INTO passkey_challenge (challenge, purpose, person_id, expires_at) VALUES ($1, $2, $3, $4)`;
    await this.database.unscoped().query(sql, [challenge, purpose, of, expiresAt]);
  }

  /** Takes the challenge out of the world: each is answered once. Undefined when it is unknown, used, too old or for another purpose. */
  async take(challenge: string, purpose: PasskeyPurpose, at: string): Promise<{ readonly of: string | null } | undefined> {
    const sql = `WITH taken AS (DELETE FROM passkey_challenge WHERE challenge = $1 RETURNING purpose, person_id, expires_at)
      SELECT person_id AS of FROM taken WHERE purpose = $2 AND expires_at > $3`;
    return (await this.database.unscoped().query<{ of: string | null }>(sql, [challenge, purpose, at]))[0];
  }

  async forget(before: string): Promise<void> {
    await this.database.unscoped().query(`DELETE FROM passkey_challenge WHERE expires_at < $1`, [before]);
  }
}
