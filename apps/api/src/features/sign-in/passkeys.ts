import { Inject, Injectable } from '@nestjs/common';
import * as webauthn from '@simplewebauthn/server';
import type { PasskeyResponse, PasskeyView } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { PasskeyStore, type PasskeyRow } from './passkey.store.js';

const challengeMinutes = 5;

/** What the browser is asked to do, as WebAuthn's own JSON. */
export type PasskeyQuestion = webauthn.PublicKeyCredentialCreationOptionsJSON | webauthn.PublicKeyCredentialRequestOptionsJSON;

/** Passkeys (WebAuthn): the device proves that it holds the key and that its owner unlocked it. Each challenge is answered once, within five minutes. */
@Injectable()
export class Passkeys {
  private readonly origin: string;
  private readonly rpID: string;

  constructor(
    private readonly store: PasskeyStore,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.origin = config.passkeyOrigin;
    this.rpID = new URL(config.passkeyOrigin).hostname;
  }

  async askToAdd(personId: string, displayName: string): Promise<PasskeyQuestion> {
    const known = await this.store.of(personId);
    const question = await webauthn.generateRegistrationOptions({
      rpName: 'Sojourn',
      rpID: this.rpID,
      userName: displayName,
      userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: known.map(described),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.store.ask(question.challenge, 'add', personId, this.soon());
    return question;
  }

  /** Keeps the new passkey; false when the answer does not fit the question. */
  async add(personId: string, label: string, response: PasskeyResponse): Promise<boolean> {
    const asked = await this.store.take(challengeOf(response), 'add', this.clock.nowIso());
    if (asked?.person_id !== personId) return false;
    const { registrationInfo } = await verdictOf(() =>
      webauthn.verifyRegistrationResponse({ response: response as never, ...this.expectations(response) }),
    );
    if (registrationInfo === undefined) return false;
    const { credential, credentialBackedUp } = registrationInfo;
    return this.store.add({
      id: credential.id,
      person_id: personId,
      public_key: Buffer.from(credential.publicKey),
      counter: String(credential.counter),
      transports: credential.transports ?? [],
      label,
      is_synced: credentialBackedUp,
      created_at: this.clock.nowIso(),
    });
  }

  /** A question for one person, or for whoever holds a passkey of this place. */
  async askToProve(personId: string | null): Promise<PasskeyQuestion> {
    const known = personId === null ? [] : await this.store.of(personId);
    const question = await webauthn.generateAuthenticationOptions({
      rpID: this.rpID,
      userVerification: 'required',
      allowCredentials: known.map(described),
    });
    await this.store.ask(question.challenge, 'prove', personId, this.soon());
    return question;
  }

  /** Whose passkey answered rightly; undefined for nobody's. A question to one person is not answered by another. */
  async prove(response: PasskeyResponse): Promise<string | undefined> {
    const asked = await this.store.take(challengeOf(response), 'prove', this.clock.nowIso());
    const key = await this.store.one(response.id);
    if (asked === undefined || key === undefined) return undefined;
    if (asked.person_id !== null && asked.person_id !== key.person_id) return undefined;
    const credential = { id: key.id, publicKey: new Uint8Array(key.public_key), counter: counterToCheck(key) };
    const { verified, authenticationInfo } = await verdictOf(() =>
      webauthn.verifyAuthenticationResponse({ response: response as never, credential, ...this.expectations(response) }),
    );
    if (verified !== true || authenticationInfo === undefined) return undefined;
    await this.store.used(key.id, authenticationInfo.newCounter, this.clock.nowIso());
    return key.person_id;
  }

  async list(personId: string): Promise<PasskeyView[]> {
    const rows = await this.store.of(personId);
    return rows.map(({ id, label, is_synced: isSynced, created_at: createdAt, last_used_at: lastUsedAt }) => ({
      id,
      label,
      isSynced,
      createdAt,
      lastUsedAt,
    }));
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

function described(key: PasskeyRow): { id: string; transports: never } {
  return { id: key.id, transports: key.transports as never };
}

/** A synced passkey lives on several devices, whose counters do not agree: only a bound one's counter shows a copy. */
function counterToCheck(key: PasskeyRow): number {
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
