import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface PasskeyRow {
  readonly id: string;
  readonly person_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
  readonly label: string;
  readonly is_synced: boolean;
  readonly created_at: string;
  readonly last_used_at: string | null;
}

type NewPasskey = Pick<PasskeyRow, 'id' | 'person_id' | 'public_key' | 'counter' | 'transports' | 'label' | 'is_synced' | 'created_at'>;

const columns = `id, person_id, public_key, counter, transports, label, is_synced, created_at, last_used_at`;

/** The only writer of passkeys and of the challenges that wait to be answered. */
@Injectable()
export class PasskeyStore {
  constructor(private readonly database: Database) {}

  of(personId: string): Promise<PasskeyRow[]> {
    return this.query(`SELECT ${columns} FROM passkey WHERE person_id = $1 ORDER BY created_at`, [personId]);
  }

  async one(id: string): Promise<PasskeyRow | undefined> {
    return (await this.query<PasskeyRow>(`SELECT ${columns} FROM passkey WHERE id = $1`, [id]))[0];
  }

  /** False when a passkey of that id is known already, whoever it belongs to. */
  async add(key: NewPasskey): Promise<boolean> {
    const added = await this.query(
      `INSERT INTO passkey (id, person_id, public_key, counter, transports, label, is_synced, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [key.id, key.person_id, key.public_key, key.counter, key.transports, key.label, key.is_synced, key.created_at],
    );
    return added.length > 0;
  }

  async used(id: string, counter: number, at: string): Promise<void> {
    await this.query(`UPDATE passkey SET counter = $2, last_used_at = $3 WHERE id = $1`, [id, counter, at]);
  }

  async remove(id: string, personId: string): Promise<boolean> {
    const sql = `WITH gone AS (DELETE FROM passkey WHERE id = $1 AND person_id = $2 RETURNING id) SELECT id FROM gone`;
    return (await this.query(sql, [id, personId])).length > 0;
  }

  async ask(challenge: string, purpose: 'add' | 'prove', personId: string | null, expiresAt: string): Promise<void> {
    const sql = `INSERT INTO passkey_challenge (challenge, purpose, person_id, expires_at) VALUES ($1, $2, $3, $4)`;
    await this.query(sql, [challenge, purpose, personId, expiresAt]);
  }

  /** Takes the challenge out of the world: each is answered once. Undefined when it is unknown, used, too old or for another purpose. */
  async take(challenge: string, purpose: 'add' | 'prove', at: string): Promise<{ readonly person_id: string | null } | undefined> {
    const sql = `WITH taken AS (DELETE FROM passkey_challenge WHERE challenge = $1 RETURNING purpose, person_id, expires_at)
      SELECT person_id FROM taken WHERE purpose = $2 AND expires_at > $3`;
    return (await this.query<{ person_id: string | null }>(sql, [challenge, purpose, at]))[0];
  }

  async forgetChallenges(before: string): Promise<void> {
    await this.query(`DELETE FROM passkey_challenge WHERE expires_at < $1`, [before]);
  }

  private query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.unscoped().query<Row>(sql, parameters);
  }
}
