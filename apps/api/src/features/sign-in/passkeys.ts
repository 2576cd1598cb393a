import { Injectable } from '@nestjs/common';
import type { PasskeyResponse, PasskeyView } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { PasskeyCeremony, type PasskeyQuestion } from './passkey-ceremony.js';
import { PasskeyStore } from './passkey.store.js';

/** The passkeys of a person who works in a clinic. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly ceremony: PasskeyCeremony,
    private readonly store: PasskeyStore,
    private readonly clock: Clock,
  ) {}

  async askToAdd(personId: string, displayName: string): Promise<PasskeyQuestion> {
    const handle = new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
    return this.ceremony.askToAdd('add', personId, { name: displayName, handle, known: await this.store.of(personId) });
  }

  /** Keeps the new passkey; false when the answer does not fit the question. */
  async add(personId: string, label: string, response: PasskeyResponse): Promise<boolean> {
    const asked = await this.ceremony.take('add', response);
    if (asked?.of !== personId) return false;
    const key = await this.ceremony.added(response);
    if (key === undefined) return false;
    return this.store.add({ ...key, person_id: personId, label, created_at: this.clock.nowIso() });
  }

  /** A question for one person, or for whoever holds a passkey of this place. */
  async askToProve(personId: string | null): Promise<PasskeyQuestion> {
    return this.ceremony.askToProve('prove', personId, personId === null ? [] : await this.store.of(personId));
  }

  /** Whose passkey answered rightly; undefined for nobody's. A question to one person is not answered by another. */
  async prove(response: PasskeyResponse): Promise<string | undefined> {
    const asked = await this.ceremony.take('prove', response);
    const key = await this.store.one(response.id);
    if (asked === undefined || key === undefined) return undefined;
    if (asked.of !== null && asked.of !== key.person_id) return undefined;
    const counter = await this.ceremony.proven(key, response);
    if (counter === undefined) return undefined;
    await this.store.used(key.id, counter, this.clock.nowIso());
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
}
