import { Injectable } from '@nestjs/common';
import type { AddSnippetCommand, SnippetView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

/** Each clinician's own phrases; nobody sees another's. */
@Injectable()
export class SnippetsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<SnippetView[]> {
    const sql = `SELECT id, label, text FROM note_snippet WHERE clinic_id = $1 AND owner_id = $2 AND removed_at IS NULL ORDER BY label, id LIMIT 200`;
    return this.database.of(caller).query<SnippetView>(sql, [caller.clinicId, caller.staffMemberId]);
  }

  /** The same phrase sent twice is added once. */
  async add(caller: Caller, { id, label, text }: AddSnippetCommand): Promise<SnippetView[]> {
    await this.database
      .of(caller)
      .query(
        `INSERT INTO note_snippet (clinic_id, id, owner_id, label, text, added_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [...[caller.clinicId, id, caller.staffMemberId], ...[label, text, this.clock.nowIso()]],
      );
    return this.list(caller);
  }

  /** Taking away a phrase that is another's, or already gone, changes nothing. */
  async remove(caller: Caller, id: string): Promise<SnippetView[]> {
    await this.database
      .of(caller)
      .query(`UPDATE note_snippet SET removed_at = $4 WHERE clinic_id = $1 AND id = $2 AND owner_id = $3 AND removed_at IS NULL`, [
        ...[caller.clinicId, id, caller.staffMemberId],
        this.clock.nowIso(),
      ]);
    return this.list(caller);
  }
}
