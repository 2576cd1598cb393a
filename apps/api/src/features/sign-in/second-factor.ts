import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { decrypt, encrypt } from '../../platform/secrets/sealed-text.js';
import { SecondFactorStore } from './second-factor.store.js';
import { tokenHash } from './secrets.js';
import type { PersonRow } from './sign-in.store.js';

const recoveryCodes = 10;

/** Time-based one-time codes (RFC 6238) with single-use recovery codes. Server time only; each time step counts once. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  isEnrolled(person: PersonRow): boolean {
    return person.second_factor_confirmed_at !== null;
  }

  /** A new secret, not in force until a first code proves that the app has it. */
  async begin(person: PersonRow, email: string): Promise<{ secret: string; uri: string }> {
    const secret = generateSecret();
    await this.store.keepSecret(person.id, encrypt(secret, this.config.secretKey));
    return { secret, uri: generateURI({ issuer: 'Sojourn', label: email, secret }) };
  }

  async confirm(person: PersonRow): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.store.confirm(person.id, this.clock.nowIso(), codes.map(tokenHash));
    return codes;
  }

  /** Recovery codes for a person who has none left to use; an empty list for one who has. */
  async firstRecoveryCodes(personId: string): Promise<string[]> {
    if (await this.store.hasRecoveryCode(personId)) return [];
    const codes = newRecoveryCodes();
    await this.store.replaceRecoveryCodes(personId, codes.map(tokenHash));
    return codes;
  }

  async isCode(person: PersonRow, code: string): Promise<boolean> {
    if (person.second_factor_secret === null) return false;
    const secret = decrypt(person.second_factor_secret, this.config.secretKey);
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const checked = await verify({ secret, token: code, epoch, epochTolerance: [5, 0] });
    return checked.valid && (await this.store.useStep(person.id, 'timeStep' in checked ? checked.timeStep : 0));
  }

  isRecoveryCode(person: PersonRow, code: string): Promise<boolean> {
    return this.store.useRecoveryCode(person.id, tokenHash(code), this.clock.nowIso());
  }
}

function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => randomBytes(15).toString('base64url'));
}
