import { Injectable } from '@nestjs/common';
import type { PasskeyResponse } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import { Attempts, type Attempt } from './attempts.js';
import { Passkeys } from './passkeys.js';
import { notProven, notSignedIn } from './refusals.js';
import { isSecret } from './secrets.js';
import { SecondFactor } from './second-factor.js';
import { SecondFactorStore } from './second-factor.store.js';
import { SignInStore, type PersonRow } from './sign-in.store.js';

export interface Proof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
  readonly pin?: string | undefined;
  readonly passkey?: PasskeyResponse | undefined;
}

const pinTries = 5;

/** Proves once more that the person is who signed in: by password, code, passkey, or the PIN that lives on this device. */
@Injectable()
export class ProvePerson {
  constructor(
    private readonly store: SignInStore,
    private readonly secondFactors: SecondFactorStore,
    private readonly secondFactor: SecondFactor,
    private readonly attempts: Attempts,
    private readonly passkeys: Passkeys,
  ) {}

  async execute(personId: string, deviceId: string, proof: Proof, request: FastifyRequest): Promise<void> {
    const attempt: Attempt = { email: personId, address: request.ip, deviceId, requestId: request.id };
    await this.attempts.mayTry(attempt);
    const person = await this.store.person(personId);
    if (person === undefined) throw notSignedIn();
    if (await this.fits(person, deviceId, proof)) return this.attempts.succeeded(attempt, personId);
    await this.attempts.failed(attempt, personId);
    throw notProven();
  }

  private async fits(person: PersonRow, deviceId: string, proof: Proof): Promise<boolean> {
    if (proof.password !== undefined) return isSecret(proof.password, person.password_hash);
    if (proof.code !== undefined) return this.secondFactor.isCode(person, proof.code);
    if (proof.passkey !== undefined) return (await this.passkeys.prove(proof.passkey)) === person.id;
    const pin = await this.secondFactors.pin(deviceId, person.id);
    if (pin === undefined || pin.failures >= pinTries) return false;
    const isRight = await isSecret(proof.pin ?? '', pin.pin_hash);
    await this.secondFactors.countPin(deviceId, person.id, isRight);
    return isRight;
  }
}
