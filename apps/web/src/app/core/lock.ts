import { Service, signal } from '@angular/core';

/** Whether the content is hidden. What the screen holds is kept: a running session goes on behind the lock. */
@Service()
export class Lock {
  private readonly hidden = signal(false);
  readonly locked = this.hidden.asReadonly();

  hide(): void {
    this.hidden.set(true);
  }

  reveal(): void {
    this.hidden.set(false);
  }
}
