import { Injectable } from '@nestjs/common';
import type { Role } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface Place {
  readonly displayName: string;
  readonly credential: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
}

/** The only writer of places in a clinic and their roles. */
@Injectable()
export class StaffAccountsStore {
  constructor(private readonly database: Database) {}

  /** Two administrators come one after the other, so that they cannot take each other's last rights at once. */
  async lock(caller: Caller): Promise<void> {
    await this.database.of(caller).query(`SELECT 1 FROM clinic WHERE clinic_id = $1 FOR NO KEY UPDATE`, [caller.clinicId]);
  }

  /** False when the person has a place here already. */
  async add(caller: Caller, id: string, personId: string, { displayName, credential }: Place): Promise<boolean> {
    const added = await this.database.of(caller).query(
      `WITH added AS (INSERT INTO staff_member (clinic_id, id, person_id, display_name, credential)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id) SELECT id FROM added`,
      [caller.clinicId, id, personId, displayName, credential],
    );
    return added.length > 0;
  }

  async change(caller: Caller, id: string, { displayName, credential, isActive }: Place): Promise<void> {
    const sql = `UPDATE staff_member SET display_name = $3, credential = $4, is_active = $5 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, displayName, credential, isActive]);
  }

  async setRoles(caller: Caller, id: string, roles: readonly Role[]): Promise<void> {
    const data = this.database.of(caller);
    await data.query(`DELETE FROM staff_role WHERE clinic_id = $1 AND staff_member_id = $2 AND role <> ALL ($3::text[])`, [
      ...[caller.clinicId, id, roles],
    ]);
    const sql = `INSERT INTO staff_role (clinic_id, staff_member_id, role) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`;
    await data.query(sql, [caller.clinicId, id, roles]);
  }
}
