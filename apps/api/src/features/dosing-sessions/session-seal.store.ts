import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface SealRow {
  readonly merkle_root: Buffer;
  readonly entry_ids: readonly string[];
  readonly sealed_by: string;
  readonly sealed_at: string;
}

export interface LeafRow {
  readonly id: string;
  readonly kept: Buffer;
  /** Worked out anew from what the row says now. */
  readonly found: Buffer;
}

// The same text the trigger hashed when the entry came in, built from the row as it stands now.
const leafOfRow = `sha256('\\x00'::bytea || convert_to(jsonb_build_array(clinic_id, session_id, id, kind, details,
  to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), author_id, device_id, device_seq, amends_id, amend_reason)::text, 'UTF8'))`;

/** The only writer of seals: one for each session, never touched again. */
@Injectable()
export class SessionSealStore {
  constructor(private readonly database: Database) {}

  /** Every entry of the session with the hash it came in with and the one it has now, in the order of the tree. */
  leaves(caller: Caller, sessionId: string): Promise<LeafRow[]> {
    return this.database
      .of(caller)
      .query<LeafRow>(
        `SELECT id, leaf_hash AS kept, ${leafOfRow} AS found FROM session_entry WHERE clinic_id = $1 AND session_id = $2 ORDER BY id`,
        [caller.clinicId, sessionId],
      );
  }

  async keep(caller: Caller, sessionId: string, seal: Pick<SealRow, 'merkle_root' | 'entry_ids'>, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO session_seal (clinic_id, session_id, merkle_root, entry_ids, sealed_by, sealed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [caller.clinicId, sessionId, seal.merkle_root, seal.entry_ids, caller.staffMemberId, at],
      );
  }

  async find(caller: Caller, sessionId: string): Promise<SealRow | undefined> {
    const sql = `SELECT merkle_root, entry_ids, sealed_by, sealed_at FROM session_seal WHERE clinic_id = $1 AND session_id = $2`;
    return (await this.database.of(caller).query<SealRow>(sql, [caller.clinicId, sessionId]))[0];
  }
}
