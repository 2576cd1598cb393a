import { Injectable } from '@nestjs/common';
import type { PasswordLinkView, UsePasswordLinkCommand } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { PasswordStore } from './password.store.js';
import { assertStrong } from './password-strength.js';
import { passwordLinkSpent } from './refusals.js';
import { hashSecret, newToken, tokenHash } from './secrets.js';
import { SecurityEvents } from './security-events.js';
import { deviceOf } from './sign-in-cookie.js';
import { SignInStore } from './sign-in.store.js';

const linkHours = 72;

/** Passwords are set by their owners alone: by a one-time link that somebody hands over, or by the signed-in person. The second factor stays as it is. */
@Injectable()
export class Passwords {
  constructor(
    private readonly store: PasswordStore,
    private readonly people: SignInStore,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** The token is in the answer once; what is kept of it cannot be turned back. */
  async makeLink(personId: string, by: Pick<Caller, 'address' | 'deviceId' | 'requestId'>): Promise<PasswordLinkView> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + linkHours * 3_600_000).toISOString();
    await this.store.keepLink(personId, tokenHash(token), expiresAt);
    const { address, deviceId, requestId } = by;
    await this.events.note({ kind: 'password-link-made', personId, address, deviceId, requestId });
    return { path: `/password#${token}`, expiresAt };
  }

  async useLink({ token, password }: UsePasswordLinkCommand, request: FastifyRequest): Promise<void> {
    const at = this.clock.nowIso();
    const owner = await this.store.ownerOf(tokenHash(token), at);
    if (owner === undefined) throw passwordLinkSpent();
    assertStrong(password, [owner.email, owner.display_name]);
    const hash = await hashSecret(password);
    if (!(await this.store.spend(tokenHash(token), at))) throw passwordLinkSpent();
    await this.store.set(owner.id, hash, at, null);
    await this.events.note({
      kind: 'password-set',
      personId: owner.id,
      address: request.ip,
      deviceId: deviceOf(request),
      requestId: request.id,
    });
  }

  async change(caller: Caller, password: string): Promise<void> {
    const person = await this.people.person(caller.personId);
    assertStrong(password, [person?.display_name ?? '', caller.displayName]);
    await this.store.set(caller.personId, await hashSecret(password), this.clock.nowIso(), caller.signInId);
    const { personId, address, deviceId, requestId } = caller;
    await this.events.note({ kind: 'password-changed', personId, address, deviceId, requestId });
  }
}
