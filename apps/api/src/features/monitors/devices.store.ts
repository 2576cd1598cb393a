import { Injectable } from '@nestjs/common';
import type { AddMonitorDevice } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface DeviceRow {
  readonly id: string;
  readonly token_hash: Buffer;
  readonly room_id: string | null;
  readonly session_id: string | null;
  readonly placed_at: string | null;
  readonly is_in_use: boolean;
  readonly zone: string;
}

export interface DevicePlace {
  readonly roomId: string | null;
  readonly sessionId: string | null;
}

/** The only writer of monitors. */
@Injectable()
export class DevicesStore {
  constructor(private readonly database: Database) {}

  /** Adding the same monitor again changes nothing: false. */
  async add(caller: Caller, device: AddMonitorDevice, tokenHash: Buffer, at: string): Promise<boolean> {
    const added = await this.database.of(caller).query(
      `INSERT INTO monitor_device (clinic_id, id, site_id, name, token_hash, is_in_use, version, added_by, added_at)
       SELECT $1, $2, s.id, $4, $5, true, 1, $6, $7 FROM site s WHERE s.clinic_id = $1 AND s.id = $3
       ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [caller.clinicId, device.id, device.siteId, device.name, tokenHash, caller.staffMemberId, at],
    );
    return added.length > 0;
  }

  /** The monitor with its row locked, so that two connections of it come one after the other. */
  async lock(caller: Caller, id: string): Promise<DeviceRow | undefined> {
    const [row] = await this.database.of(caller).query<DeviceRow>(
      `SELECT d.id, d.token_hash, d.room_id, d.session_id, d.placed_at, d.is_in_use, s.zone
       FROM monitor_device d JOIN site s ON s.clinic_id = d.clinic_id AND s.id = d.site_id
       WHERE d.clinic_id = $1 AND d.id = $2 FOR NO KEY UPDATE OF d`,
      [caller.clinicId, id],
    );
    return row;
  }

  async giveToken(caller: Caller, id: string, tokenHash: Buffer): Promise<void> {
    const sql = `UPDATE monitor_device SET token_hash = $3, is_in_use = true, version = version + 1 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, tokenHash]);
  }

  async place(caller: Caller, id: string, { roomId, sessionId }: DevicePlace, at: string): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE monitor_device SET room_id = $3, session_id = $4, placed_by = $5, placed_at = $6, version = version + 1
       WHERE clinic_id = $1 AND id = $2`,
      [caller.clinicId, id, roomId, sessionId, caller.staffMemberId, at],
    );
  }

  async retire(caller: Caller, id: string): Promise<void> {
    const sql = `UPDATE monitor_device SET is_in_use = false, room_id = NULL, session_id = NULL, version = version + 1 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id]);
  }
}
