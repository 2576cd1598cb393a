import { Injectable } from '@nestjs/common';
import type { PasskeyResponse, SignInAnswer } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attempts, type Attempt } from './attempts.js';
import { Passkeys } from './passkeys.js';
import { signInRefused } from './refusals.js';
import { deviceOf, unnamedDevice } from './sign-in-cookie.js';
import { StartSignIn } from './start-sign-in.js';

/** A passkey names its person: no address and no password are asked for. */
@Injectable()
export class SignInWithPasskey {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly attempts: Attempts,
    private readonly start: StartSignIn,
  ) {}

  async execute(response: PasskeyResponse, request: FastifyRequest, reply: FastifyReply): Promise<SignInAnswer> {
    const deviceId = deviceOf(request) ?? unnamedDevice;
    const attempt: Attempt = { email: 'passkey', address: request.ip, deviceId, requestId: request.id };
    await this.attempts.mayTry(attempt);
    const personId = await this.passkeys.prove(response);
    if (personId === undefined) {
      await this.attempts.failed(attempt, null);
      throw signInRefused();
    }
    const signIn = await this.start.execute(personId, 'passkey', request, reply);
    await this.attempts.succeeded(attempt, personId);
    return { status: 'signed-in', signIn };
  }
}
