import { Inject, Injectable } from '@nestjs/common';
import * as webauthn from '@simplewebauthn/server';
import type { PasskeyResponse } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { PasskeyChallengeStore, type PasskeyPurpose } from './passkey-challenge.store.js';

const challengeMinutes = 5;

/** What the browser is asked to do, as WebAuthn's own JSON. */
export type PasskeyQuestion = webauthn.PublicKeyCredentialCreationOptionsJSON | webauthn.PublicKeyCredentialRequestOptionsJSON;

/** A passkey as it is kept, whoever holds it. */
export interface KeptCredential {
  readonly id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
  readonly is_synced: boolean;
}

/** For whom a passkey is made: how its device names it, and the handle by which the device knows its owner. */
export interface PasskeyOwner {
  readonly name: string;
  readonly handle: Uint8Array<ArrayBuffer>;
  readonly known: readonly KeptCredential[];
}

/**
 * Passkeys (WebAuthn) of members of staff and of patients: the device proves that it holds the key and that its owner unlocked it. Each
 * challenge is answered once, within five minutes, for what it was asked for and by whom it was asked of. See ADR 0014.
 */
@Injectable()
export class PasskeyCeremony {
  private readonly origin: string;
  private readonly rpID: string;

  constructor(
    private readonly challenges: PasskeyChallengeStore,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.origin = config.passkeyOrigin;
    this.rpID = new URL(config.passkeyOrigin).hostname;
  }

  async askToAdd(purpose: PasskeyPurpose, of: string, { name, handle, known }: PasskeyOwner): Promise<PasskeyQuestion> {
    const question = await webauthn.generateRegistrationOptions({
      rpName: 'Sojourn',
      rpID: this.rpID,
      userName: name,
      userID: handle,
      attestationType: 'none',
      excludeCredentials: known.map(described),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.challenges.ask(question.challenge, purpose, of, this.soon());
    return question;
  }

  /** A question to the holder of one of these, or to whoever holds a passkey of this place. */
  async askToProve(purpose: PasskeyPurpose, of: string | null, known: readonly KeptCredential[]): Promise<PasskeyQuestion> {
    const question = await webauthn.generateAuthenticationOptions({
      rpID: this.rpID,
      userVerification: 'required',
      allowCredentials: known.map(described),
    });
    await this.challenges.ask(question.challenge, purpose, of, this.soon());
    return question;
  }

  /** Of whom the answered question was asked; it is used up by this. Undefined when there was no such question. */
  take(purpose: PasskeyPurpose, response: PasskeyResponse): Promise<{ readonly of: string | null } | undefined> {
    return this.challenges.take(challengeOf(response), purpose, this.clock.nowIso());
  }

  /** The new passkey; undefined when the answer does not fit. Only believed for a question that was taken. */
  async added(response: PasskeyResponse): Promise<KeptCredential | undefined> {
    const { registrationInfo } = await verdictOf(() =>
      webauthn.verifyRegistrationResponse({ response: response as never, ...this.expectations(response) }),
    );
    if (registrationInfo === undefined) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const is_synced = registrationInfo.credentialBackedUp;
    return { id, public_key: Buffer.from(publicKey), counter: String(counter), transports, is_synced };
  }

  /** The passkey's new counter when it answered rightly, else undefined. Only believed for a question that was taken. */
  async proven(key: KeptCredential, response: PasskeyResponse): Promise<number | undefined> {
    const credential = { id: key.id, publicKey: new Uint8Array(key.public_key), counter: counterToCheck(key) };
    const { verified, authenticationInfo } = await verdictOf(() =>
      webauthn.verifyAuthenticationResponse({ response: response as never, credential, ...this.expectations(response) }),
    );
    return verified === true ? authenticationInfo?.newCounter : undefined;
  }

  private expectations(response: PasskeyResponse) {
    return {
      expectedChallenge: challengeOf(response),
      expectedOrigin: this.origin,
      expectedRPID: this.rpID,
      requireUserVerification: true,
    };
  }

  private soon(): string {
    return new Date(this.clock.now().getTime() + challengeMinutes * 60_000).toISOString();
  }
}

function described(key: KeptCredential): { id: string; transports: never } {
  return { id: key.id, transports: key.transports as never };
}

/** A synced passkey lives on several devices, whose counters do not agree: only a bound one's counter shows a copy. */
function counterToCheck(key: KeptCredential): number {
  return key.is_synced ? 0 : Number(key.counter);
}

/** The challenge that the answer names; it is only believed when it was taken out of the store. */
function challengeOf(response: PasskeyResponse): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'));
    return String(Reflect.get(Object(said), 'challenge') ?? '');
  } catch {
    return ''; // not JSON: it answers no question
  }
}

/** The library throws at what does not fit; here that is an ordinary "no". */
async function verdictOf<T extends object>(verify: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await verify();
  } catch {
    return {};
  }
}
