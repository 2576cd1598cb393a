import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** The only writer of passwords and of the links that set them. */
@Injectable()
export class PasswordStore {
  constructor(private readonly database: Database) {}

  /** A new link makes every earlier one of the person worthless. */
  async keepLink(personId: string, tokenHash: Buffer, expiresAt: string): Promise<void> {
    const data = this.database.unscoped();
    await data.query(`DELETE FROM password_link WHERE person_id = $1`, [personId]);
    await data.query(`INSERT INTO password_link (token_hash, person_id, expires_at) VALUES ($1, $2, $3)`, [tokenHash, personId, expiresAt]);
  }

  /** Whose link it is; undefined for one that was used, ran out, was replaced or never was. */
  async ownerOf(tokenHash: Buffer, at: string): Promise<{ id: string; email: string; display_name: string } | undefined> {
    const sql = `SELECT p.id, p.email, p.display_name FROM password_link l JOIN person p ON p.id = l.person_id
      WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2`;
    return (await this.database.unscoped().query<{ id: string; email: string; display_name: string }>(sql, [tokenHash, at]))[0];
  }

  /** Of two who use the same link at once, one finds it unused. */
  async spend(tokenHash: Buffer, at: string): Promise<boolean> {
    const sql = `WITH spent AS (UPDATE password_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING 1) SELECT 1 FROM spent`;
    return (await this.database.unscoped().query(sql, [tokenHash, at])).length > 0;
  }

  /** The new password stands, and every other open sign-in of the person is over. */
  async set(personId: string, passwordHash: string, at: string, keptSignInId: string | null): Promise<void> {
    const data = this.database.unscoped();
    await data.query(`UPDATE person SET password_hash = $2 WHERE id = $1`, [personId, passwordHash]);
    const ending = `UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid`;
    await data.query(ending, [personId, at, keptSignInId]);
  }
}
