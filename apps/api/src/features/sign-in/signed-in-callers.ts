import { Inject, Injectable } from '@nestjs/common';
import { isBoundToOwnPatients } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import { CallerSource, type CallerFound } from '../../platform/caller/caller-source.js';
import type { Caller } from '../../platform/caller/caller.js';
import { SignInWatch } from '../../platform/caller/sign-in-watch.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { deviceOf, readToken } from './sign-in-cookie.js';
import { SignInStore, type SignInRow } from './sign-in.store.js';
import { SignInViews } from './sign-in-view.js';
import { tokenHash } from './secrets.js';

const touchEveryMilliseconds = 30_000;

/** Turns the cookie into a caller, at every request anew: a role taken away is gone with the next click. */
@Injectable()
export class SignedInCallers implements CallerSource, SignInWatch {
  constructor(
    private readonly store: SignInStore,
    private readonly views: SignInViews,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The open sign-in of this browser, locked or not; past its idle or absolute limit there is none. */
  async row(request: FastifyRequest): Promise<SignInRow | undefined> {
    const token = readToken(request, this.config);
    const row = token === undefined ? undefined : await this.store.open(tokenHash(token));
    return row !== undefined && row.expires_at > this.clock.nowIso() ? row : undefined;
  }

  async find(request: FastifyRequest): Promise<CallerFound> {
    const row = await this.row(request);
    if (row === undefined) return { status: 'not-signed-in' };
    const member = await this.views.member(row.clinic_id, row.staff_member_id);
    if (member === undefined) return { status: 'not-signed-in' };
    if (row.locked_at !== null || this.isIdle(row, member.idleSeconds)) return { status: 'locked' };
    if (this.clock.now().getTime() - Date.parse(row.last_seen_at) > touchEveryMilliseconds)
      await this.store.touch(row.id, this.clock.nowIso());
    const caller: Caller = {
      personId: row.person_id,
      staffMemberId: row.staff_member_id,
      displayName: member.displayName,
      clinicId: row.clinic_id,
      roles: member.roles,
      deviceId: deviceOf(request),
      signInId: row.id,
      isSteppedUp: row.stepped_up_until !== null && row.stepped_up_until > this.clock.nowIso(),
      lacksSecondFactor: member.isSecondFactorRequired && !row.has_second_factor,
      isBoundToOwnPatients: member.hasClosedCharts && isBoundToOwnPatients(member.roles),
      address: request.ip,
      requestId: request.id,
    };
    return { status: 'signed-in', caller };
  }

  isStillValid(caller: Caller): Promise<boolean> {
    return caller.signInId === null ? Promise.resolve(false) : this.store.isOpen(caller.signInId, this.clock.nowIso());
  }

  private isIdle(row: SignInRow, idleSeconds: number): boolean {
    return this.clock.now().getTime() - Date.parse(row.last_seen_at) > idleSeconds * 1000;
  }
}
