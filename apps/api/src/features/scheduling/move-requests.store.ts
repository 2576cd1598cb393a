import { Injectable } from '@nestjs/common';
import type { MoveWishes } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface NewMoveRequest {
  readonly id: string;
  readonly appointmentId: string;
  readonly wishes: MoveWishes;
}

/** The only writer of patients' wishes for another time. */
@Injectable()
export class MoveRequestsStore {
  constructor(private readonly database: Database) {}

  /** A visit has one open wish: asked again, the later words stand and the earlier ones are kept as settled. */
  async ask(caller: Caller, { id, appointmentId, wishes }: NewMoveRequest, at: string): Promise<void> {
    const data = this.database.of(caller);
    if ((await data.query(`SELECT 1 FROM move_request WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, id])).length > 0) return;
    await this.settleOf(caller, appointmentId, at);
    await data.query(`INSERT INTO move_request (clinic_id, id, appointment_id, wishes, asked_at) VALUES ($1, $2, $3, $4, $5)`, [
      ...[caller.clinicId, id, appointmentId],
      ...[JSON.stringify(wishes), at],
    ]);
  }

  /** Settles what a visit's patient wished: it no longer holds, or the visit stays as it is. */
  async settleOf(caller: Caller, appointmentId: string, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE move_request SET settled_at = $3, settled_by = $4 WHERE clinic_id = $1 AND appointment_id = $2 AND settled_at IS NULL`,
        [caller.clinicId, appointmentId, at, caller.staffMemberId],
      );
  }

  /** The visit that an open wish is about, for whoever takes it or lets the visit stay; undefined where it is settled or there is none. */
  async decide(caller: Caller, id: string, decision: 'take' | 'stays', at: string): Promise<string | undefined> {
    const to = decision === 'take' ? 'owner_id = $3, taken_at = $4' : 'settled_by = $3, settled_at = $4';
    const [rows] = (await this.database
      .of(caller)
      .query(`UPDATE move_request SET ${to} WHERE clinic_id = $1 AND id = $2 AND settled_at IS NULL RETURNING appointment_id`, [
        ...[caller.clinicId, id],
        ...[caller.staffMemberId, at],
      ])) as unknown as [{ appointment_id: string }[]];
    return rows[0]?.appointment_id;
  }
}
