import { Injectable } from '@nestjs/common';
import type { SecondFactorMethod, SignInAnswer, SignInCommand } from '@sojourn/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attempts, type Attempt } from './attempts.js';
import { signInRefused } from './refusals.js';
import { isSecret } from './secrets.js';
import { SecondFactor } from './second-factor.js';
import { deviceOf, unnamedDevice } from './sign-in-cookie.js';
import { SignInStore, type PersonRow } from './sign-in.store.js';
import { StartSignIn } from './start-sign-in.js';

/** Password, then the second factor where there is one; a passkey as second factor goes through its own door. An unknown address costs the same time and says the same words. */
@Injectable()
export class SignIn {
  constructor(
    private readonly store: SignInStore,
    private readonly attempts: Attempts,
    private readonly secondFactor: SecondFactor,
    private readonly start: StartSignIn,
  ) {}

  async execute(command: SignInCommand, request: FastifyRequest, reply: FastifyReply): Promise<SignInAnswer> {
    const deviceId = deviceOf(request) ?? unnamedDevice;
    const attempt: Attempt = { email: command.email, address: request.ip, deviceId, requestId: request.id };
    const person = await this.known(command, attempt);
    const methods = this.methodsOf(person);
    if (methods.length > 0) {
      if (command.code === undefined && command.recoveryCode === undefined) return { status: 'second-factor-needed', methods };
      if (!(await this.isSecondFactor(person, command))) return this.fail(attempt, person.id);
    }
    const signIn = await this.start.execute(person.id, methods.length > 0 ? 'second-factor' : 'password', request, reply);
    await this.attempts.succeeded(attempt, person.id);
    return { status: 'signed-in', signIn };
  }

  private methodsOf(person: PersonRow): SecondFactorMethod[] {
    return [...(this.secondFactor.isEnrolled(person) ? ['code' as const] : []), ...(person.has_passkey ? ['passkey' as const] : [])];
  }

  private async known(command: SignInCommand, attempt: Attempt): Promise<PersonRow> {
    await this.attempts.mayTry(attempt);
    const person = await this.store.personByEmail(command.email);
    const fits = await isSecret(command.password, person?.password_hash);
    return person !== undefined && fits ? person : this.fail(attempt, person?.id ?? null);
  }

  private isSecondFactor(person: PersonRow, command: SignInCommand): Promise<boolean> {
    if (command.code !== undefined) return this.secondFactor.isCode(person, command.code);
    return this.secondFactor.isRecoveryCode(person, command.recoveryCode ?? '');
  }

  private async fail(attempt: Attempt, personId: string | null): Promise<never> {
    await this.attempts.failed(attempt, personId);
    throw signInRefused();
  }
}
