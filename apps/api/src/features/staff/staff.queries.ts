import { Injectable } from '@nestjs/common';
import { initialsOf, isRole, type StaffMemberView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface StaffRow {
  readonly id: string;
  readonly display_name: string;
  readonly credential: string;
  readonly roles: string[];
}

@Injectable()
export class StaffQueries {
  constructor(private readonly database: Database) {}

  /** Active staff of the clinic with their roles, by name. */
  async list(caller: Caller): Promise<StaffMemberView[]> {
    const rows = await this.database.of(caller).query<StaffRow>(
      `SELECT m.id, m.display_name, m.credential, array_agg(r.role ORDER BY r.role) AS roles
       FROM staff_member m JOIN staff_role r ON r.clinic_id = m.clinic_id AND r.staff_member_id = m.id
       WHERE m.clinic_id = $1 AND m.is_active GROUP BY m.id, m.display_name, m.credential ORDER BY m.display_name`,
      [caller.clinicId],
    );
    return rows.map(({ id, display_name: displayName, credential, roles }) => ({
      id,
      displayName,
      initials: initialsOf(displayName),
      credential,
      roles: roles.filter(isRole),
    }));
  }
}
