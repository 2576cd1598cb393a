import { Inject, Injectable } from '@nestjs/common';
import type { SignInView } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { deviceOf, giveToken } from './sign-in-cookie.js';
import { SignInStore, type NewSignIn } from './sign-in.store.js';
import { SignInViews } from './sign-in-view.js';
import { newToken, tokenHash } from './secrets.js';
import { noMembership } from './refusals.js';

const absoluteHours = 12;

/** Opens a server-side sign-in with a fresh token and gives the browser its cookie. */
@Injectable()
export class StartSignIn {
  constructor(
    private readonly store: SignInStore,
    private readonly views: SignInViews,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(
    personId: string,
    startedWith: NewSignIn['startedWith'],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignInView> {
    const membership = await this.firstActive(personId);
    const token = newToken();
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + absoluteHours * 3_600_000).toISOString();
    await this.store.start({
      id: uuidv7(),
      tokenHash: tokenHash(token),
      personId,
      clinicId: membership.clinic_id,
      staffMemberId: membership.staff_member_id,
      deviceId: deviceOf(request) ?? uuidv7(),
      startedWith,
      at: at.toISOString(),
      expiresAt,
    });
    const row = await this.store.open(tokenHash(token));
    const view = row === undefined ? undefined : await this.views.of(row);
    if (view === undefined) throw noMembership();
    giveToken(reply, this.config, token);
    return view;
  }

  /** A place that ended in one clinic keeps nobody out of the others. */
  private async firstActive(personId: string): Promise<{ clinic_id: number; staff_member_id: string }> {
    for (const membership of await this.store.memberships(personId))
      if ((await this.views.member(membership.clinic_id, membership.staff_member_id)) !== undefined) return membership;
    throw noMembership();
  }
}
