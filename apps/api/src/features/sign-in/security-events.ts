import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

export interface SecurityEvent {
  readonly kind: 'signed-in' | 'sign-in-refused' | 'password-set' | 'password-changed' | 'password-link-made';
  readonly personId: string | null;
  readonly address: string | null;
  readonly deviceId: string | null;
  readonly requestId: string;
}

/** What happened at the door, kept for good: who, from where, with which device. */
@Injectable()
export class SecurityEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async note({ kind, personId, address, deviceId, requestId }: SecurityEvent): Promise<void> {
    const sql = `INSERT INTO security_event (id, at, kind, person_id, address, device_id, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
    await this.database.unscoped().query(sql, [uuidv7(), this.clock.nowIso(), kind, personId, address, deviceId, requestId]);
  }
}
