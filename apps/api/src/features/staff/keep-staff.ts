import { Injectable } from '@nestjs/common';
import {
  decideStaffChange,
  type AddStaffMember,
  type ChangeStaffMember,
  type PasswordLinkView,
  type StaffAccountView,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound, refused } from '../../platform/http/problem.js';
import { AdmitPerson, ClinicSignIns, Passwords } from '../sign-in/index.js';
import { alreadyHere, worksElsewhere } from './refusals.js';
import { StaffAccountsQueries } from './staff-accounts.queries.js';
import { StaffAccountsStore } from './staff-accounts.store.js';

/** The administrator gives, changes and ends places in the clinic. What a person wrote stays theirs; nobody's password is ever seen. */
@Injectable()
export class KeepStaff {
  constructor(
    private readonly store: StaffAccountsStore,
    private readonly queries: StaffAccountsQueries,
    private readonly admission: AdmitPerson,
    private readonly signIns: ClinicSignIns,
    private readonly passwords: Passwords,
    private readonly database: Database,
  ) {}

  /** Adding the same member again changes nothing. */
  async add(caller: Caller, { id, email, ...member }: AddStaffMember): Promise<StaffAccountView> {
    const personId = await this.admission.execute({ id: uuidv7(), email, displayName: member.displayName, password: null });
    if (await this.store.add(caller, id, personId, { ...member, isActive: true })) {
      await this.store.setRoles(caller, id, member.roles);
      await this.admission.join(personId, caller.clinicId, id);
    } else if ((await this.signIns.account(caller.clinicId, id))?.personId !== personId) throw alreadyHere();
    this.database.concerns(caller, { entityId: id });
    this.database.publish(caller, 'staff', id);
    return this.queries.one(caller, id);
  }

  async change(caller: Caller, id: string, change: ChangeStaffMember): Promise<StaffAccountView> {
    await this.store.lock(caller);
    const everybody = await this.queries.list(caller);
    if (!everybody.some((member) => member.id === id)) throw notFound('Staff member');
    const decision = decideStaffChange(everybody, id, change);
    if (!decision.allowed) throw refused(decision.refusals, { 'last-administrator': 409 }, 'Not changed');
    await this.store.change(caller, id, change);
    await this.store.setRoles(caller, id, change.roles);
    if (!change.isActive) await this.signIns.end(caller.clinicId, id);
    this.database.concerns(caller, { entityId: id });
    this.database.publish(caller, 'staff', id);
    return this.queries.one(caller, id);
  }

  /** A person with places in several clinics is nobody's alone: one clinic's administrator could else enter the other. */
  async makePasswordLink(caller: Caller, id: string): Promise<PasswordLinkView> {
    const account = await this.signIns.account(caller.clinicId, id);
    if (account === undefined || !(await this.queries.one(caller, id)).isActive) throw notFound('Staff member');
    if (account.clinics > 1) throw worksElsewhere();
    this.database.concerns(caller, { entityId: id });
    return this.passwords.makeLink(account.personId, caller);
  }
}
