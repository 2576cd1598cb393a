import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { KeptCredential } from './passkey-ceremony.js';

interface PasskeyRow extends KeptCredential {
  readonly person_id: string;
  readonly label: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
}

type NewPasskey = Omit<PasskeyRow, 'last_used_at'>;

const columns = `id, person_id, public_key, counter, transports, label, is_synced, created_at, last_used_at`;

/** The only writer of passkeys. */
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

  private query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.unscoped().query<Row>(sql, parameters);
  }
}
