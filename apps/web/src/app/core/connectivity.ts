import { DOCUMENT, Service, computed, inject, signal } from '@angular/core';

/** Whether the server can be reached, from what the browser says and from what the last request met. */
@Service()
export class Connectivity {
  private readonly browserOnline = signal(navigator.onLine);
  private readonly answered = signal(true);
  private readonly heardAt = signal<number | null>(null);
  readonly reachable = computed(() => this.browserOnline() && this.answered());
  /** The last time the server answered anything, in milliseconds since the epoch. */
  readonly lastHeardAt = this.heardAt.asReadonly();

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    view?.addEventListener('online', () => this.browserOnline.set(true));
    view?.addEventListener('offline', () => this.browserOnline.set(false));
  }

  heard(): void {
    this.answered.set(true);
    this.heardAt.set(Date.now());
  }

  unanswered(): void {
    this.answered.set(false);
  }
}
