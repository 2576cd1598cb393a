import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import type { IconName } from '../ui/icon-names.js';

/** Something the command menu can do or open. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon: IconName;
  readonly detail?: string;
  /** Other words people may type for it. */
  readonly keywords?: string;
  readonly run: () => void;
}

/** Answers what was typed with commands from the server, for instance patients. */
export type CommandSearch = (text: string) => Promise<readonly Command[]>;

/** What the command menu offers. Pages add their own actions while they are open. */
@Service()
export class CommandRegistry {
  private readonly offers = signal<readonly (readonly Command[])[]>([]);
  private readonly searchList = signal<readonly CommandSearch[]>([]);
  private readonly shown = signal(false);
  readonly commands = computed(() => this.offers().flat());
  readonly searches = this.searchList.asReadonly();
  readonly open = this.shown.asReadonly();

  /** Offers the commands while the caller lives: call it in a constructor or field initialiser. */
  offer(commands: readonly Command[], destroyRef = inject(DestroyRef)): void {
    this.offers.update((offers) => [...offers, commands]);
    destroyRef.onDestroy(() => this.offers.update((offers) => offers.filter((offer) => offer !== commands)));
  }

  searchWith(search: CommandSearch, destroyRef = inject(DestroyRef)): void {
    this.searchList.update((searches) => [...searches, search]);
    destroyRef.onDestroy(() => this.searchList.update((searches) => searches.filter((other) => other !== search)));
  }

  show(): void {
    this.shown.set(true);
  }

  hide(): void {
    this.shown.set(false);
  }
}
