import { Injectable } from '@nestjs/common';
import { initialsOf, isRole, type StaffAccountView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { ClinicSignIns } from '../sign-in/index.js';

interface PlaceRow {
  readonly id: string;
  readonly display_name: string;
  readonly credential: string;
  readonly is_active: boolean;
  readonly roles: string[];
}

/** Everybody who has or had a place in the clinic, with their sign-in: the administrator's list. */
@Injectable()
export class StaffAccountsQueries {
  constructor(
    private readonly database: Database,
    private readonly signIns: ClinicSignIns,
  ) {}

  async list(caller: Caller): Promise<StaffAccountView[]> {
    const rows = await this.database.of(caller).query<PlaceRow>(
      `SELECT m.id, m.display_name, m.credential, m.is_active,
         array(SELECT r.role FROM staff_role r WHERE r.clinic_id = m.clinic_id AND r.staff_member_id = m.id ORDER BY r.role) AS roles
       FROM staff_member m WHERE m.clinic_id = $1 ORDER BY m.is_active DESC, m.display_name, m.id`,
      [caller.clinicId],
    );
    const accounts = new Map((await this.signIns.accounts(caller.clinicId)).map((account) => [account.staffMemberId, account]));
    return rows.map(({ id, display_name: displayName, credential, is_active: isActive, roles }) => ({
      ...{ id, displayName, initials: initialsOf(displayName), credential, isActive, roles: roles.filter(isRole) },
      email: accounts.get(id)?.email ?? '',
      hasSecondFactor: accounts.get(id)?.hasSecondFactor ?? false,
      lastSignInAt: accounts.get(id)?.lastSignInAt ?? null,
    }));
  }

  async one(caller: Caller, id: string): Promise<StaffAccountView> {
    const account = (await this.list(caller)).find((member) => member.id === id);
    if (account === undefined) throw notFound('Staff member');
    return account;
  }
}
