import { Inject, Injectable } from '@nestjs/common';
import type { SignInView } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { ProvePerson, type Proof } from './prove-person.js';
import { noMembership, notSignedIn } from './refusals.js';
import { newToken, tokenHash } from './secrets.js';
import { giveToken, takeToken } from './sign-in-cookie.js';
import { SignInStore, type SignInRow } from './sign-in.store.js';
import { SignInViews } from './sign-in-view.js';
import { SignedInCallers } from './signed-in-callers.js';

const stepUpMinutes = 5;

/** What a person does with their own open sign-in: look, lock, unlock, prove again, change clinic, leave. */
@Injectable()
export class OwnSignIn {
  constructor(
    private readonly store: SignInStore,
    private readonly views: SignInViews,
    private readonly callers: SignedInCallers,
    private readonly prove: ProvePerson,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async look(request: FastifyRequest): Promise<SignInView> {
    return this.view(await this.row(request));
  }

  async lock(request: FastifyRequest): Promise<void> {
    await this.store.lock((await this.row(request)).id, this.clock.nowIso());
  }

  async unlock(request: FastifyRequest, proof: Proof): Promise<SignInView> {
    const row = await this.row(request);
    await this.prove.execute(row.person_id, row.device_id, proof, request);
    await this.store.unlock(row.id, this.clock.nowIso());
    return this.look(request);
  }

  /** Proving again gives a fresh token: the one from before is dead. */
  async stepUp(request: FastifyRequest, reply: FastifyReply, proof: Proof): Promise<SignInView> {
    const row = await this.row(request);
    await this.prove.execute(row.person_id, row.device_id, proof, request);
    const token = newToken();
    const until = new Date(this.clock.now().getTime() + stepUpMinutes * 60_000).toISOString();
    await this.store.stepUp(row.id, tokenHash(token), until);
    giveToken(reply, this.config, token);
    return this.view({ ...row, stepped_up_until: until });
  }

  async chooseClinic(request: FastifyRequest, clinicId: number): Promise<SignInView> {
    const row = await this.row(request);
    const membership = (await this.store.memberships(row.person_id)).find((member) => member.clinic_id === clinicId);
    if (membership === undefined) throw noMembership();
    await this.store.enter(row.id, clinicId, membership.staff_member_id);
    return this.look(request);
  }

  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const row = await this.callers.row(request);
    if (row !== undefined) await this.store.end(row.id, this.clock.nowIso());
    takeToken(reply, this.config);
  }

  private async row(request: FastifyRequest): Promise<SignInRow> {
    const row = await this.callers.row(request);
    if (row === undefined) throw notSignedIn();
    return row;
  }

  private async view(row: SignInRow): Promise<SignInView> {
    const view = await this.views.of(row);
    if (view === undefined) throw notSignedIn();
    return view;
  }
}
