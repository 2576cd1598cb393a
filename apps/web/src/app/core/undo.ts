import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { Clock } from './clock.js';
import { SignInState } from './sign-in-state.js';

export interface Undoable {
  /** What has been done, in a sentence: "Visit moved to Thursday 09:00." */
  readonly done: string;
  readonly undo: () => void;
}

const offeredMs = 10_000;

/** One reversible action at a time, offered for ten seconds. A new one replaces it; a change of person takes it away. */
@Service()
export class Undo {
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  private readonly offer = signal<(Undoable & { readonly until: number }) | null>(null);
  private readonly held = signal(false);
  readonly current = this.offer.asReadonly();
  readonly secondsLeft = computed(() => Math.max(0, Math.ceil(((this.offer()?.until ?? 0) - this.clock.now()) / 1000)));

  constructor() {
    effect(() => {
      if (this.offer() !== null && this.secondsLeft() === 0) this.dismiss();
    });
    effect(() => {
      this.signIn.callerKey();
      untracked(() => this.dismiss());
    });
    effect(() => {
      this.clock.now();
      if (this.held()) untracked(() => this.offer.update((open) => open && { ...open, until: this.clock.now() + offeredMs }));
    });
  }

  show(action: Undoable): void {
    this.held.set(false);
    this.offer.set({ ...action, until: this.clock.now() + offeredMs });
  }

  /** While someone's pointer or focus rests on the offer, its time does not run. */
  hold(held: boolean): void {
    this.held.set(held);
  }

  undo(): void {
    const action = this.offer();
    this.dismiss();
    action?.undo();
  }

  dismiss(): void {
    this.held.set(false);
    this.offer.set(null);
  }
}
