import { Injectable } from '@nestjs/common';
import type { AddPasskeyCommand, PasskeyView } from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import type { PasskeyQuestion } from './passkey-ceremony.js';
import { PasskeyStore } from './passkey.store.js';
import { Passkeys } from './passkeys.js';
import { notProven } from './refusals.js';
import { SecondFactor } from './second-factor.js';

/** A person's own passkeys: add, look, remove. The first factor of a person brings recovery codes, shown once. */
@Injectable()
export class KeepPasskeys {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly store: PasskeyStore,
    private readonly secondFactor: SecondFactor,
    private readonly auditTrail: AuditTrail,
  ) {}

  async ask(caller: Caller): Promise<PasskeyQuestion> {
    const question = await this.passkeys.askToAdd(caller.personId, caller.displayName);
    await this.auditTrail.writeApart(caller, { action: 'sign-in.begin-passkey', outcome: 'done' });
    return question;
  }

  async add(caller: Caller, { label, passkey }: AddPasskeyCommand): Promise<{ recoveryCodes: string[] }> {
    const isKept = await this.passkeys.add(caller.personId, label, passkey);
    await this.auditTrail.writeApart(caller, { action: 'sign-in.add-passkey', outcome: isKept ? 'done' : 'refused' });
    if (!isKept) throw notProven();
    return { recoveryCodes: await this.secondFactor.firstRecoveryCodes(caller.personId) };
  }

  list(caller: Caller): Promise<PasskeyView[]> {
    return this.passkeys.list(caller.personId);
  }

  async remove(caller: Caller, id: string): Promise<void> {
    const isGone = await this.store.remove(id, caller.personId);
    await this.auditTrail.writeApart(caller, { action: 'sign-in.remove-passkey', outcome: isGone ? 'done' : 'refused' });
    if (!isGone) throw notFound('Passkey');
  }
}
