import { Injectable } from '@nestjs/common';
import type { AcknowledgementCode, MessageName, MonitorReason } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database, type ClinicData } from '../../platform/database/database.js';

export interface NamedMessage extends MessageName {
  readonly id: string;
  readonly deviceId: string;
  readonly contentHash: Buffer;
}

export interface TakenMessage extends NamedMessage {
  readonly receivedAt: string;
  readonly acknowledgement: AcknowledgementCode;
  readonly reasons: readonly MonitorReason[];
  readonly sessionId: string | null;
  readonly chartedRows: number;
  readonly content: string;
}

/** The only writer of monitors' messages. Whole content is kept only of what was not charted whole. */
@Injectable()
export class MessagesStore {
  constructor(private readonly database: Database) {}

  /** What was said to this very message before; `reused` when another one came under its name. */
  async earlier(
    caller: Caller,
    { deviceId, controlId, sentAt, contentHash }: NamedMessage,
  ): Promise<readonly MonitorReason[] | 'reused' | null> {
    const rows = await this.database.of(caller).query<{ reasons: readonly MonitorReason[]; is_same: boolean }>(
      `SELECT reasons, content_hash = $5 AS is_same FROM monitor_message
       WHERE clinic_id = $1 AND device_id = $2 AND control_id = $3 AND sent_at = $4`,
      [caller.clinicId, deviceId, controlId, sentAt, contentHash],
    );
    const same = rows.find((row) => row.is_same);
    if (same !== undefined) return same.reasons;
    return rows.length > 0 ? 'reused' : null;
  }

  async keep(caller: Caller, message: TakenMessage): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO monitor_message (clinic_id, id, device_id, control_id, sent_at, content_hash, received_at, acknowledgement, reasons, session_id, charted_rows, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      [
        ...[caller.clinicId, message.id, message.deviceId, message.controlId, message.sentAt, message.contentHash, message.receivedAt],
        ...[message.acknowledgement, message.reasons, message.sessionId, message.chartedRows],
        message.acknowledgement === 'AA' ? null : message.content,
      ],
    );
  }

  /** What was charted whole or looked at, received before a time. */
  async forget(data: ClinicData, clinicId: number, before: string): Promise<void> {
    const sql = `DELETE FROM monitor_message WHERE clinic_id = $1 AND received_at < $2 AND (content IS NULL OR settled_at IS NOT NULL)`;
    await data.query(sql, [clinicId, before]);
  }

  /** Somebody looked at it. False when there is no such message that waits. */
  async settle(caller: Caller, id: string, at: string): Promise<boolean> {
    const rows = await this.database
      .of(caller)
      .query<{ id: string }>(
        `SELECT id FROM monitor_message WHERE clinic_id = $1 AND id = $2 AND content IS NOT NULL AND settled_at IS NULL FOR NO KEY UPDATE`,
        [caller.clinicId, id],
      );
    if (rows.length === 0) return false;
    const sql = `UPDATE monitor_message SET settled_by = $3, settled_at = $4 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, caller.staffMemberId, at]);
    return true;
  }
}
