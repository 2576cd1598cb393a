import { Injectable } from '@nestjs/common';
import { reasonWords, type AcknowledgementCode, type KeptMessage, type MonitorDeviceView, type MonitorReason } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';

interface DeviceViewRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly room_id: string | null;
  readonly session_id: string | null;
  readonly placed_at: string | null;
  readonly is_in_use: boolean;
  readonly version: number;
  readonly last_heard_at: string | null;
}

interface MessageRow {
  readonly id: string;
  readonly device_id: string;
  readonly name: string;
  readonly received_at: string;
  readonly acknowledgement: AcknowledgementCode;
  readonly reasons: readonly MonitorReason[];
  readonly session_id: string | null;
  readonly charted_rows: number;
}

const devices = `SELECT d.id, d.site_id, d.name, d.room_id, d.session_id, d.placed_at, d.is_in_use, d.version,
    (SELECT max(m.received_at) FROM monitor_message m WHERE m.clinic_id = $1 AND m.device_id = d.id) AS last_heard_at
  FROM monitor_device d WHERE d.clinic_id = $1`;

@Injectable()
export class MonitorsQueries {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<MonitorDeviceView[]> {
    const rows = await this.database
      .of(caller)
      .query<DeviceViewRow>(`${devices} ORDER BY d.is_in_use DESC, d.name, d.id`, [caller.clinicId]);
    return rows.map(viewOf);
  }

  async one(caller: Caller, id: string): Promise<MonitorDeviceView> {
    const [row] = await this.database.of(caller).query<DeviceViewRow>(`${devices} AND d.id = $2`, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Monitor');
    return viewOf(row);
  }

  /** Messages of which something was not charted and that nobody has looked at, newest first. Of many patients, so the audit names none. */
  async kept(caller: Caller): Promise<KeptMessage[]> {
    const rows = await this.database.of(caller).query<MessageRow>(
      `SELECT m.id, m.device_id, d.name, m.received_at, m.acknowledgement, m.reasons, m.session_id, m.charted_rows
       FROM monitor_message m JOIN monitor_device d ON d.clinic_id = m.clinic_id AND d.id = m.device_id
       WHERE m.clinic_id = $1 AND m.content IS NOT NULL AND m.settled_at IS NULL ORDER BY m.received_at DESC, m.id LIMIT 200`,
      [caller.clinicId],
    );
    return rows.map((row) => ({
      id: row.id,
      deviceId: row.device_id,
      deviceName: row.name,
      receivedAt: row.received_at,
      acknowledgement: row.acknowledgement,
      reasons: row.reasons.map((code) => ({ code, message: reasonWords(code) })),
      sessionId: row.session_id,
      chartedRows: row.charted_rows,
    }));
  }
}

function viewOf(row: DeviceViewRow): MonitorDeviceView {
  return {
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    roomId: row.room_id,
    sessionId: row.session_id,
    placedAt: row.placed_at,
    isInUse: row.is_in_use,
    version: row.version,
    lastHeardAt: row.last_heard_at,
  };
}
