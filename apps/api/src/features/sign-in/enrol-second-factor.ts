import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import { notProven, notSignedIn } from './refusals.js';
import { SecondFactor } from './second-factor.js';
import { SignInStore, type PersonRow } from './sign-in.store.js';

/** Setting up the second factor. Secret and recovery codes are shown once and never kept in an answer that could be repeated. */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly store: SignInStore,
    private readonly secondFactor: SecondFactor,
    private readonly auditTrail: AuditTrail,
  ) {}

  async begin(caller: Caller): Promise<{ secret: string; uri: string }> {
    const begun = await this.secondFactor.begin(await this.person(caller), caller.displayName);
    await this.auditTrail.writeApart(caller, { action: 'sign-in.begin-second-factor', outcome: 'done' });
    return begun;
  }

  async confirm(caller: Caller, code: string): Promise<{ recoveryCodes: string[] }> {
    const person = await this.person(caller);
    if (!(await this.secondFactor.isCode(person, code))) throw notProven();
    const recoveryCodes = await this.secondFactor.confirm(person);
    await this.auditTrail.writeApart(caller, { action: 'sign-in.confirm-second-factor', outcome: 'done' });
    return { recoveryCodes };
  }

  private async person(caller: Caller): Promise<PersonRow> {
    const person = await this.store.person(caller.personId);
    if (person === undefined) throw notSignedIn();
    return person;
  }
}
