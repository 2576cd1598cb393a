import { Injectable } from '@nestjs/common';
import type { AddTablet } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';

export interface TabletRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly token_hash: Buffer;
  readonly last_seen_at: string;
  readonly revoked_at: string | null;
  readonly link_id: string | null;
  readonly shown_at: string | null;
  readonly ended_because: 'left' | 'taken-back' | null;
  readonly assignment_id: string | null;
  readonly patient_id: string | null;
  readonly used_at: string | null;
  readonly expires_at: string | null;
}

const tablets = `SELECT t.id, t.site_id, t.name, t.token_hash, t.last_seen_at, t.revoked_at, t.link_id, t.shown_at, t.ended_because,
    l.assignment_id, l.patient_id, l.used_at, l.expires_at
  FROM waiting_room_tablet t LEFT JOIN access_link l ON l.clinic_id = t.clinic_id AND l.id = t.link_id WHERE t.clinic_id = $1`;

/** Whether the link `l` was shown on a tablet of the clinic (SQL). */
export const isOnTablet = `EXISTS (SELECT 1 FROM waiting_room_tablet t WHERE t.clinic_id = l.clinic_id AND t.link_id = l.id AND t.shown_at IS NOT NULL)`;

/** A tablet asks every few seconds; when it was seen is written down less often. */
const secondsBetweenSightings = 15;

/** The only reader and writer of waiting-room tablets. */
@Injectable()
export class TabletsStore {
  constructor(private readonly database: Database) {}

  /** False where this clinic has no such site, or the tablet is known already. */
  async add(caller: Caller, tablet: AddTablet, tokenHash: Buffer, at: string): Promise<boolean> {
    const added = await this.database.of(caller).query(
      `INSERT INTO waiting_room_tablet (clinic_id, id, site_id, name, token_hash, made_by, made_at, last_seen_at)
       SELECT $1, $2, s.id, $4, $5, $6, $7, $7 FROM site s WHERE s.clinic_id = $1 AND s.id = $3 ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [caller.clinicId, tablet.id, tablet.siteId, tablet.name, tokenHash, caller.staffMemberId, at],
    );
    return added.length > 0;
  }

  list(caller: Caller): Promise<TabletRow[]> {
    return this.database.of(caller).query(`${tablets} AND t.revoked_at IS NULL ORDER BY t.name, t.id`, [caller.clinicId]);
  }

  async find(caller: Caller, id: string): Promise<TabletRow | undefined> {
    return (await this.database.of(caller).query<TabletRow>(`${tablets} AND t.id = $2`, [caller.clinicId, id]))[0];
  }

  /** The same with its row locked, so that two who send something to it come one after the other. */
  async lock(caller: Caller, id: string): Promise<TabletRow | undefined> {
    return (await this.database.of(caller).query<TabletRow>(`${tablets} AND t.id = $2 FOR NO KEY UPDATE OF t`, [caller.clinicId, id]))[0];
  }

  async revoke(caller: Caller, id: string, at: string): Promise<void> {
    const sql = `UPDATE waiting_room_tablet SET revoked_by = $3, revoked_at = $4 WHERE clinic_id = $1 AND id = $2 AND revoked_at IS NULL`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, caller.staffMemberId, at]);
  }

  async hand(caller: Caller, id: string, linkId: string, at: string): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE waiting_room_tablet SET link_id = $3, handed_by = $4, handed_at = $5, shown_at = NULL, ended_at = NULL, ended_because = NULL
       WHERE clinic_id = $1 AND id = $2`,
      [caller.clinicId, id, linkId, caller.staffMemberId, at],
    );
  }

  /** Only the form that stood there when it was read: another may have been handed to it since. */
  async shown(caller: Caller, { id, link_id: linkId }: TabletRow, at: string): Promise<void> {
    const sql = `UPDATE waiting_room_tablet SET shown_at = $4 WHERE clinic_id = $1 AND id = $2 AND link_id = $3 AND shown_at IS NULL`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, linkId, at]);
  }

  /** Likewise. */
  async end(caller: Caller, { id, link_id: linkId }: TabletRow, because: 'left' | 'taken-back', at: string): Promise<void> {
    const sql = `UPDATE waiting_room_tablet SET ended_at = $5, ended_because = $4 WHERE clinic_id = $1 AND id = $2 AND link_id = $3 AND ended_at IS NULL`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, linkId, because, at]);
  }

  async seen(caller: Caller, id: string, at: string): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE waiting_room_tablet SET last_seen_at = $3
       WHERE clinic_id = $1 AND id = $2 AND last_seen_at < $3::timestamptz - interval '${secondsBetweenSightings} seconds'`,
      [caller.clinicId, id, at],
    );
  }
}
