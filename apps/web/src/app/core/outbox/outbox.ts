import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SessionEntry } from '@sojourn/domain';
import { Connectivity } from '../connectivity.js';
import { DeviceSequence } from '../device-sequence.js';
import { LiveFeed } from '../live-feed.js';
import { SignInState } from '../sign-in-state.js';
import { SignOut } from '../sign-out.js';
import { DeviceVault } from './device-vault.js';
import type { Delivery, Door, OutboxItem, Refused } from './outbox-item.js';
import { OutboxWire } from './outbox-wire.js';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** A day of sessions takes a few megabytes; below this, keeping them is no longer sure. */
const leastFreeBytes = 50 * 1024 * 1024;

type Outcome = { readonly state: 'arrived' | 'waiting' } | { readonly state: 'refused'; readonly refused: Refused };

/**
 * Every entry is on this device's disk before a screen says it is kept, and leaves it when the server has answered. What a person wrote is
 * sent under their own sign-in alone. One window sends at a time; the entries' ids make any order and any repetition harmless.
 */
@Service()
export class Outbox {
  private readonly vault = inject(DeviceVault);
  private readonly wire = inject(OutboxWire);
  private readonly signIn = inject(SignInState);
  private readonly sequence = inject(DeviceSequence);
  private readonly connectivity = inject(Connectivity);
  private readonly live = inject(LiveFeed);
  private readonly all = signal<readonly OutboxItem[]>([]);
  private readonly broken = signal(false);
  private readonly nearlyFull = signal(false);
  private readonly hearing = new Map<string, (outcome: Outcome) => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private delayMs = firstDelayMs;
  private sending: Promise<void> | null = null;
  readonly items = this.all.asReadonly();
  readonly waiting = computed(() => this.all().filter(({ refused }) => refused === null));
  readonly refused = computed(() => this.all().filter(({ refused }) => refused !== null));
  /** The browser's store cannot be used: what is written here lives only until the server answers. */
  readonly isBroken = this.broken.asReadonly();
  /** The browser's store takes entries still, and may soon take no more. */
  readonly isNearlyFull = this.nearlyFull.asReadonly();

  constructor() {
    inject(SignOut).objectWith(() => objectionOf(this.waiting().length, this.refused().length));
    effect(() => {
      const owner = this.signIn.callerKey();
      untracked(() => void this.changeOwner(owner));
    });
    effect(() => {
      if (this.connectivity.reachable() || this.live.live()) untracked(() => this.soon(0));
    });
    addEventListener('online', () => this.soon(0));
  }

  /** On the disk when this answers true. False: this browser keeps nothing, and the caller must send the entry itself. */
  async keep(sessionId: string, entry: SessionEntry, door: Door): Promise<boolean> {
    const owner = this.signIn.callerKey();
    const item: OutboxItem = { entry, sessionId, door, refused: null };
    if (owner === null || !(await this.write(owner, item))) return false;
    this.all.update((items) => [...items.filter((one) => one.entry.id !== entry.id), item]);
    this.soon(0);
    return true;
  }

  /** What becomes of an entry that was kept, as far as it is known within the given time. */
  outcomeOf(entryId: string, patienceMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        clearTimeout(patience);
        this.hearing.delete(entryId);
        resolve(outcome);
      };
      const patience = setTimeout(() => settle({ state: 'waiting' }), patienceMs);
      this.hearing.set(entryId, settle);
      if (!this.all().some(({ entry }) => entry.id === entryId)) settle({ state: 'arrived' });
    });
  }

  /** Sends everything that waits, now. True when nothing of the session waits any more. */
  async flush(sessionId: string): Promise<boolean> {
    await this.round();
    return !this.waiting().some((item) => item.sessionId === sessionId);
  }

  /** A refused entry, as it is or put right, goes once more. */
  async again(entryId: string, details?: unknown): Promise<void> {
    const [owner, item] = [this.signIn.callerKey(), this.all().find(({ entry }) => entry.id === entryId)];
    if (owner === null || item === undefined) return;
    const entry = details === undefined ? item.entry : ({ ...item.entry, details } as SessionEntry);
    await this.write(owner, { ...item, entry, refused: null });
    this.replace({ ...item, entry, refused: null });
    this.soon(0);
  }

  /** A refused entry that is not wanted any more; its number is free for the next one. */
  async drop(entryId: string): Promise<void> {
    const [owner, item] = [this.signIn.callerKey(), this.all().find(({ entry }) => entry.id === entryId)];
    if (owner === null || item === undefined) return;
    await this.vault.remove('entries', owner, [entryId]);
    this.all.update((items) => items.filter(({ entry }) => entry.id !== entryId));
    await this.sequence.giveBack(item.sessionId, item.entry.deviceSeq);
  }

  /** Whether this browser can keep entries, found out before anything is typed. */
  async check(): Promise<void> {
    const owner = this.signIn.callerKey();
    if (owner === null) return;
    const { storage } = navigator as Partial<Navigator>;
    void storage?.persist?.(); // Asked for, not relied on: a full disk may still empty the store.
    const { quota, usage = 0 } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
    this.nearlyFull.set(quota !== undefined && quota - usage < leastFreeBytes);
    await this.attempt(async () => {
      await this.vault.put('drafts', owner, 'probe', 'x'.repeat(16_384));
      if ((await this.vault.get('drafts', owner, 'probe')) === null) throw new Error('The store gave nothing back.');
      await this.vault.remove('drafts', owner, ['probe']);
    });
  }

  private async changeOwner(owner: string | null): Promise<void> {
    this.all.set([]);
    if (owner === null) return;
    const kept = await this.attempt(() => this.vault.all<OutboxItem>('entries', owner));
    if (this.signIn.callerKey() !== owner || kept === null) return;
    const here = new Set(this.all().map(({ entry }) => entry.id));
    const earlier = kept.map(({ value }) => value).filter(({ entry }) => !here.has(entry.id));
    this.all.update((items) => [...earlier.toSorted(inOrder), ...items]);
    this.soon(0);
  }

  private soon(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.round(), delayMs);
  }

  private round(): Promise<void> {
    this.sending ??= alone(() => this.sendAll()).finally(() => {
      this.sending = null;
      if (this.delayMs === firstDelayMs && this.waiting().length > 0) this.soon(0); // Written while the last answer came in.
    });
    return this.sending;
  }

  /** Until nothing waits or nobody answers; then again after a while, longer each time, half of it chance. */
  private async sendAll(): Promise<void> {
    const owner = this.signIn.callerKey();
    let isAnswered = true;
    while (owner !== null && isAnswered && this.waiting().length > 0 && this.signIn.callerKey() === owner) {
      isAnswered = await this.wire.send(this.waiting(), (deliveries) => this.hear(owner, deliveries));
    }
    if (isAnswered) this.delayMs = firstDelayMs;
    else {
      this.soon(this.delayMs * (0.5 + Math.random() / 2));
      this.delayMs = Math.min(this.delayMs * 2, longestDelayMs);
    }
  }

  private async hear(owner: string, deliveries: readonly Delivery[]): Promise<void> {
    const arrived = deliveries.filter(({ state }) => state === 'arrived').map(({ entryId }) => entryId);
    await this.attempt(() => this.vault.remove('entries', owner, arrived));
    this.all.update((items) => items.filter(({ entry }) => !arrived.includes(entry.id)));
    for (const delivery of deliveries) {
      if (delivery.state === 'refused') await this.refuse(owner, delivery.entryId, delivery.refused);
      this.hearing.get(delivery.entryId)?.(delivery.state === 'later' ? { state: 'waiting' } : delivery);
    }
  }

  private async refuse(owner: string, entryId: string, refused: Refused): Promise<void> {
    const item = this.all().find(({ entry }) => entry.id === entryId);
    if (item === undefined) return;
    await this.write(owner, { ...item, refused });
    this.replace({ ...item, refused });
  }

  private replace(item: OutboxItem): void {
    this.all.update((items) => items.map((one) => (one.entry.id === item.entry.id ? item : one)));
  }

  private async write(owner: string, item: OutboxItem): Promise<boolean> {
    return (await this.attempt(() => this.vault.put('entries', owner, item.entry.id, item).then(() => true))) ?? false;
  }

  /** The one place where a store that fails becomes something the screens can say. */
  private async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work();
      this.broken.set(false);
      return done;
    } catch {
      this.broken.set(true);
      return null;
    }
  }
}

function inOrder({ entry: one }: OutboxItem, { entry: other }: OutboxItem): number {
  return Date.parse(one.recordedAt) - Date.parse(other.recordedAt) || one.deviceSeq - other.deviceSeq;
}

/** Two windows of one browser must not send the same entries at once. */
async function alone(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) await work();
  else await locks.request('sojourn.outbox', work);
}

function objectionOf(waiting: number, refused: number): string | null {
  const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);
  if (waiting > 0) {
    return `${entries(waiting)} of yours ${waiting === 1 ? 'waits' : 'wait'} on this tablet for the server. Sign out once it has ${waiting === 1 ? 'it' : 'them'}; lock the screen if you must leave it now.`;
  }
  return refused === 0
    ? null
    : `${entries(refused)} of yours ${refused === 1 ? 'was' : 'were'} not taken by the record and ${refused === 1 ? 'is' : 'are'} only on this tablet. See to ${refused === 1 ? 'it' : 'them'} first.`;
}
