import { Injectable } from '@nestjs/common';
import type { Role } from '@sojourn/domain';
import { Database } from '../../platform/database/database.js';

export interface NewStaffMember {
  readonly clinicId: number;
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  readonly credential: string;
  readonly roles: readonly Role[];
  readonly supervisorId?: string;
}

/** Gives a person a place in a clinic with roles. Repeating it changes nothing. */
@Injectable()
export class InviteStaff {
  constructor(private readonly database: Database) {}

  async execute(member: NewStaffMember): Promise<void> {
    await this.database.inClinic(member.clinicId, async (data) => {
      await data.query(
        `INSERT INTO staff_member (clinic_id, id, person_id, display_name, credential, supervisor_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [member.clinicId, member.id, member.personId, member.displayName, member.credential, member.supervisorId ?? null],
      );
      await data.query(
        `INSERT INTO staff_role (clinic_id, staff_member_id, role) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
        [member.clinicId, member.id, member.roles],
      );
    });
  }
}
