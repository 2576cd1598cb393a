import { Injectable } from '@nestjs/common';
import { instant, instantText, type CalendarFeedView, type FetchCount } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface KeptFeed extends FetchCount {
  readonly staffMemberId: string;
  readonly secretHash: Buffer;
}

interface FeedRow {
  readonly staff_member_id: string;
  readonly secret_hash: Buffer;
  readonly counted_from: string;
  readonly fetches: number;
}

/** The only writer of calendars' addresses. */
@Injectable()
export class CalendarFeedsStore {
  constructor(private readonly database: Database) {}

  async own(caller: Caller): Promise<CalendarFeedView> {
    const sql = `SELECT made_at AS "madeAt", fetched_at AS "fetchedAt" FROM calendar_feed
      WHERE clinic_id = $1 AND staff_member_id = $2 AND revoked_at IS NULL`;
    const [row] = await this.database.of(caller).query<CalendarFeedView>(sql, [caller.clinicId, caller.staffMemberId]);
    return row ?? { madeAt: null, fetchedAt: null };
  }

  /** A new address; the one before is ended with it. Two at once come one after the other. */
  async make(caller: Caller, id: string, secretHash: Buffer, at: string): Promise<void> {
    const data = this.database.of(caller);
    await data.query(`SELECT id FROM staff_member WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`, [
      caller.clinicId,
      caller.staffMemberId,
    ]);
    await this.end(caller, at);
    await data.query(
      `INSERT INTO calendar_feed (clinic_id, id, staff_member_id, secret_hash, made_at, counted_from, fetches) VALUES ($1, $2, $3, $4, $5, $5, 0)`,
      [caller.clinicId, id, caller.staffMemberId, secretHash, at],
    );
  }

  async end(caller: Caller, at: string): Promise<void> {
    const sql = `UPDATE calendar_feed SET revoked_at = $3 WHERE clinic_id = $1 AND staff_member_id = $2 AND revoked_at IS NULL`;
    await this.database.of(caller).query(sql, [caller.clinicId, caller.staffMemberId, at]);
  }

  /** An address that is in use, of somebody who still works here with a role that may read the schedule; its row locked. */
  async find(caller: Caller, id: string, roles: readonly string[]): Promise<KeptFeed | undefined> {
    const [row] = await this.database.of(caller).query<FeedRow>(
      `SELECT f.staff_member_id, f.secret_hash, f.counted_from, f.fetches FROM calendar_feed f
         JOIN staff_member m ON m.clinic_id = f.clinic_id AND m.id = f.staff_member_id
       WHERE f.clinic_id = $1 AND f.id = $2 AND f.revoked_at IS NULL AND m.is_active AND EXISTS
         (SELECT 1 FROM staff_role r WHERE r.clinic_id = $1 AND r.staff_member_id = m.id AND r.role = ANY($3)) FOR NO KEY UPDATE OF f`,
      [caller.clinicId, id, roles],
    );
    if (row === undefined) return undefined;
    const { staff_member_id: staffMemberId, secret_hash: secretHash, fetches } = row;
    return { staffMemberId, secretHash, fetches, countedFrom: instant(row.counted_from) };
  }

  async count(caller: Caller, id: string, { countedFrom, fetches }: FetchCount, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE calendar_feed SET counted_from = $3, fetches = $4, fetched_at = $5 WHERE clinic_id = $1 AND id = $2`, [
        ...[caller.clinicId, id],
        ...[instantText(countedFrom), fetches, at],
      ]);
  }
}
