import { computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { SignInState } from '../sign-in-state.js';
import { DeviceVault } from './device-vault.js';

const longestMs = 24 * 3_600_000;

interface DraftOf<T> {
  /** Names the form and ids, never a person. */
  readonly name: () => string;
  /** What is typed so far; null when that is nothing. */
  readonly typed: () => T | null;
  readonly restore: (typed: T, keptAt: number) => void;
}

/**
 * Keeps what is half typed sealed on this device while it is typed, for the person who types it: a lock, a time-out, a reload or a crash
 * loses none of it. It goes when the form is empty again. Call it in a field initialiser or constructor.
 */
export function keepsDraft<T>({ name, typed, restore }: DraftOf<T>): void {
  const [vault, signIn, destroyRef] = [inject(DeviceVault), inject(SignInState), inject(DestroyRef)];
  const place = computed(() => ({ owner: signIn.callerKey(), id: name() }), { equal: isSamePlace });
  const openedAt = signal<Place | null>(null);
  const write = newestOnly(async ({ owner, id }: Place, value: T | null) => {
    if (owner === null) return;
    await (value === null ? vault.remove('drafts', owner, [id]) : vault.put('drafts', owner, id, value));
  });
  effect(() => {
    const now = place();
    if (now.owner === null) return;
    const owner = now.owner;
    const bringBack = async (): Promise<void> => {
      const kept = await vault.get<T>('drafts', owner, now.id).catch(() => null); // no store, no draft
      if (destroyRef.destroyed || !isSamePlace(untracked(place), now)) return;
      if (kept !== null && Date.now() - kept.keptAt < longestMs && untracked(typed) === null) restore(kept.value, kept.keptAt);
      openedAt.set(now);
    };
    untracked(() => void bringBack());
  });
  let wasTyped = false;
  // A form that goes away with its own answer sees no further effect.
  destroyRef.onDestroy(() => {
    const opened = openedAt();
    if (opened !== null && wasTyped && typed() === null) write(opened, null);
  });
  effect(() => {
    const [now, value] = [place(), typed()];
    if (openedAt() !== now || (value === null && !wasTyped)) return;
    wasTyped = value !== null;
    write(now, value);
  });
}

interface Place {
  readonly owner: string | null;
  readonly id: string;
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.owner === other.owner && one.id === other.id;
}

/** One write at a time; of those that come meanwhile the last alone is done. */
function newestOnly<A, B>(work: (one: A, other: B) => Promise<void>): (one: A, other: B) => void {
  let next: (() => Promise<void>) | null = null;
  let isBusy = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (next !== null) {
      const now = next;
      next = null;
      await now().catch(() => undefined); // the outbox says when the store is broken
    }
    isBusy = false;
  };
  return (one, other) => {
    next = () => work(one, other);
    if (!isBusy) void run();
  };
}
