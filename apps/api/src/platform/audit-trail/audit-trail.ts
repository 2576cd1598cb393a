import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller/caller.js';
import { Clock } from '../clock/clock.js';
import { Database, type ClinicData } from '../database/database.js';
import { AuditSealer } from './sealing/audit-sealer.js';

type AuditOutcome = 'done' | 'denied' | 'refused' | 'failed';

export interface AuditedAct {
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly entityId?: string | null;
  readonly patientId?: string | null;
  readonly reason?: string | null;
}

/** What an entry holds, in the order of `AuditTrail.entryOf`. */
export const auditColumns =
  'clinic_id, id, at, person_id, staff_member_id, roles, device_id, address, request_id, action, outcome, entity_id, patient_id, reason';

const insert = `INSERT INTO audit_entry (${auditColumns})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/** Who saw or changed what: one entry per request, in the same transaction as the act. The table hashes each entry itself. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sealer: AuditSealer,
  ) {}

  async write(data: ClinicData, caller: Caller, act: AuditedAct): Promise<void> {
    await data.query(insert, this.entryOf(caller, act));
  }

  /** An entry as values, for a statement that writes it together with the act. */
  entryOf(caller: Caller, act: AuditedAct): unknown[] {
    const who = [caller.personId, caller.staffMemberId, caller.roles, caller.deviceId, caller.address, caller.requestId];
    const what = [act.action, act.outcome, act.entityId ?? null, act.patientId ?? null, act.reason ?? null];
    this.sealer.expect(caller.clinicId);
    return [caller.clinicId, uuidv7(), this.clock.nowIso(), ...who, ...what];
  }

  /** For an act that was denied or failed: its own transaction is gone, so the entry gets one. */
  async writeApart(caller: Caller, act: AuditedAct): Promise<void> {
    await this.database.inClinic(caller.clinicId, (data) => this.write(data, caller, act));
  }
}
