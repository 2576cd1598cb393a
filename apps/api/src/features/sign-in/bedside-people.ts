import { Injectable } from '@nestjs/common';
import { initialsOf, type SignInView } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { deviceUnknown, notProven } from './refusals.js';
import { ProvePerson } from './prove-person.js';
import { SecondFactorStore } from './second-factor.store.js';
import { hashSecret } from './secrets.js';
import { deviceOf } from './sign-in-cookie.js';
import { OwnSignIn } from './own-sign-in.js';
import { StartSignIn } from './start-sign-in.js';

const shiftHours = 12;

/** Quick change of person on a shared tablet: a six-digit PIN that works on this device only, within a shift of a full sign-in. */
@Injectable()
export class BedsidePeople {
  constructor(
    private readonly secondFactors: SecondFactorStore,
    private readonly prove: ProvePerson,
    private readonly own: OwnSignIn,
    private readonly start: StartSignIn,
    private readonly clock: Clock,
  ) {}

  async list(request: FastifyRequest): Promise<{ personId: string; displayName: string; initials: string }[]> {
    const deviceId = deviceOf(request);
    if (deviceId === null) return [];
    const since = new Date(this.clock.now().getTime() - shiftHours * 3_600_000).toISOString();
    const people = await this.secondFactors.peopleOn(deviceId, since);
    return people.map(({ person_id: personId, display_name: displayName }) => ({
      personId,
      displayName,
      initials: initialsOf(displayName),
    }));
  }

  async setPin(caller: Caller, pin: string): Promise<void> {
    if (caller.deviceId === null) throw deviceUnknown();
    await this.secondFactors.keepPin(caller.deviceId, caller.personId, await hashSecret(pin), this.clock.nowIso());
  }

  async change(command: { personId: string; pin: string }, request: FastifyRequest, reply: FastifyReply): Promise<SignInView> {
    const deviceId = deviceOf(request);
    if (deviceId === null) throw deviceUnknown();
    const isKnown = (await this.list(request)).some((person) => person.personId === command.personId);
    if (!isKnown) throw notProven();
    await this.prove.execute(command.personId, deviceId, { pin: command.pin }, request);
    await this.own.end(request, reply);
    return this.start.execute(command.personId, 'pin', request, reply);
  }
}
