import { Injectable } from '@nestjs/common';
import type { LateCancellationDecision } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** The only writer of who looks after a visit that its patient cancelled late by link. */
@Injectable()
export class LateCancellationsStore {
  constructor(private readonly database: Database) {}

  /** From now on it waits for somebody; `id` is that of the answer, so that the same answer again waits once. */
  async open(caller: Caller, id: string, appointmentId: string, at: string): Promise<void> {
    const sql = `INSERT INTO late_cancellation (clinic_id, id, appointment_id, said_at) VALUES ($1, $2, $3, $4) ON CONFLICT (clinic_id, id) DO NOTHING`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, appointmentId, at]);
  }

  /** The visit and patient of one that was open, for whoever takes or settles it; undefined where it is settled or there is none. */
  async decide(caller: Caller, id: string, decision: LateCancellationDecision, at: string): Promise<Decided | undefined> {
    const isTaken = decision === 'take';
    const to = isTaken ? 'owner_id = $3, taken_at = $4' : 'settled_by = $3, settled_at = $4, settled_as = $5';
    const [decided] = await this.database.of(caller).query<Decided>(
      `WITH decided AS (UPDATE late_cancellation SET ${to} WHERE clinic_id = $1 AND id = $2 AND settled_at IS NULL RETURNING clinic_id, appointment_id)
       SELECT a.id AS "appointmentId", a.patient_id AS "patientId" FROM decided d JOIN appointment a ON a.clinic_id = d.clinic_id AND a.id = d.appointment_id`,
      [caller.clinicId, id, caller.staffMemberId, at, ...(isTaken ? [] : [decision])],
    );
    return decided;
  }
}

interface Decided {
  readonly appointmentId: string;
  readonly patientId: string;
}
