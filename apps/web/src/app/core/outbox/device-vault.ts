import { Service } from '@angular/core';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What is kept, and for how long: entries until the server has them, drafts until they are saved, copies of views for a day. */
export type Shelf = 'entries' | 'drafts' | 'copies';
const sameMomentMs = 1_000;
const shelves: readonly Shelf[] = ['entries', 'drafts', 'copies'];

export interface Kept<T> {
  readonly id: string;
  readonly keptAt: number;
  readonly value: T;
}

interface Row {
  readonly owner: string;
  readonly id: string;
  readonly keptAt: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

type Shelved = { readonly key: [owner: string, id: string]; readonly value: Row; readonly indexes: { readonly owner: string } };

interface Vault extends DBSchema {
  keys: { key: string; value: CryptoKey };
  entries: Shelved;
  drafts: Shelved;
  copies: Shelved;
}

/**
 * What this device keeps of patients, sealed with a key that no script can read out and that goes when its person signs out. Each row belongs
 * to one person in one clinic and opens only as what it was written as. A promise that is kept here is on the disk. See ADR 0032.
 */
@Service()
export class DeviceVault {
  private opened: Promise<IDBPDatabase<Vault>> | null = null;
  private readonly known = new Map<string, Promise<CryptoKey>>();
  private lastKeptAt = 0;

  async put(shelf: Shelf, owner: string, id: string, value: unknown): Promise<void> {
    const keptAt = this.momentOfKeeping();
    const key = await this.keyOf(owner);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: nameOf(shelf, owner, id) }, key, plain);
    const transaction = (await this.database()).transaction(shelf, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put({ owner, id, keptAt, iv, sealed }), transaction.done]);
  }

  async get<T>(shelf: Shelf, owner: string, id: string): Promise<Kept<T> | null> {
    const row = await (await this.database()).get(shelf, [owner, id]);
    return row === undefined ? null : this.open<T>(shelf, row);
  }

  /** Everything of one person, oldest first. A row that cannot be opened is left out: its key is gone, and with it what it said. */
  async all<T>(shelf: Shelf, owner: string): Promise<readonly Kept<T>[]> {
    const rows = await (await this.database()).getAllFromIndex(shelf, 'owner', owner);
    const found = await Promise.all(rows.map((row) => this.open<T>(shelf, row)));
    return found.filter((one) => one !== null).sort((one, other) => one.keptAt - other.keptAt);
  }

  async remove(shelf: Shelf, owner: string, ids: readonly string[]): Promise<void> {
    const transaction = (await this.database()).transaction(shelf, 'readwrite', { durability: 'strict' });
    await Promise.all([...ids.map((id) => transaction.store.delete([owner, id])), transaction.done]);
  }

  async empty(shelf: Shelf, owner: string): Promise<void> {
    const ids = (await (await this.database()).getAllKeysFromIndex(shelf, 'owner', owner)).map(([, id]) => id);
    await this.remove(shelf, owner, ids);
  }

  /** At sign-out: the key goes, and everything it opened. */
  async forget(owner: string): Promise<void> {
    this.known.delete(owner);
    await (await this.database()).delete('keys', owner);
    for (const shelf of shelves) await this.empty(shelf, owner);
  }

  /** What is written within one moment keeps its order; a clock that was set back counts anew. */
  private momentOfKeeping(): number {
    const now = Date.now();
    const isSameMoment = now <= this.lastKeptAt && this.lastKeptAt - now < sameMomentMs;
    this.lastKeptAt = isSameMoment ? this.lastKeptAt + 1 : now;
    return this.lastKeptAt;
  }

  private async open<T>(shelf: Shelf, { owner, id, keptAt, iv, sealed }: Row): Promise<Kept<T> | null> {
    try {
      const additionalData = nameOf(shelf, owner, id);
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, await this.keyOf(owner), sealed);
      return { id, keptAt, value: JSON.parse(new TextDecoder().decode(plain)) as T };
    } catch {
      return null; // Sealed with a key that is gone.
    }
  }

  private database(): Promise<IDBPDatabase<Vault>> {
    this.opened ??= openVault(() => (this.opened = null)).catch((failure: unknown) => {
      this.opened = null;
      throw failure;
    });
    return this.opened;
  }

  private keyOf(owner: string): Promise<CryptoKey> {
    const key = this.known.get(owner) ?? this.foundOrMade(owner);
    this.known.set(owner, key);
    key.catch(() => this.known.delete(owner));
    return key;
  }

  /** Two windows may come here at once: the key that is in the store first is everybody's. */
  private async foundOrMade(owner: string): Promise<CryptoKey> {
    const database = await this.database();
    const found = await database.get('keys', owner);
    if (found !== undefined) return found;
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
    const first = await transaction.store.get(owner);
    if (first === undefined) await transaction.store.put(fresh, owner);
    await transaction.done;
    return first ?? fresh;
  }
}

function openVault(lost: () => void): Promise<IDBPDatabase<Vault>> {
  return openDB<Vault>('sojourn', 1, {
    upgrade: (database) => {
      database.createObjectStore('keys');
      for (const shelf of shelves) database.createObjectStore(shelf, { keyPath: ['owner', 'id'] }).createIndex('owner', 'owner');
    },
    terminated: lost,
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

function nameOf(shelf: Shelf, owner: string, id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([shelf, owner, id]));
}
