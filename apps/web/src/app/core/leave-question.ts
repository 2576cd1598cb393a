import { DestroyRef, Service, inject, signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/** A page that may hold words nobody has saved. */
export interface HoldsWork {
  hasUnsaved(): boolean;
}

/** Before a page with unsaved words is left, its person is asked. A dialog of the shell answers; here is only the question. */
@Service()
export class LeaveQuestion {
  private readonly question = signal<((mayLeave: boolean) => void) | null>(null);
  readonly pending = this.question.asReadonly();

  ask(): Promise<boolean> {
    this.settle(false);
    return new Promise((resolve) => this.question.set(resolve));
  }

  settle(mayLeave: boolean): void {
    const answer = this.question();
    this.question.set(null);
    answer?.(mayLeave);
  }
}

/** For the routes of pages that hold work. A page without `hasUnsaved` is left at once. */
export const askBeforeLeaving: CanDeactivateFn<Partial<HoldsWork> | null> = (page) =>
  page?.hasUnsaved?.() === true ? inject(LeaveQuestion).ask() : true;

/** Lets the browser ask as well, when the tab is closed or reloaded. Call it in a constructor. */
export function warnBeforeUnload(page: HoldsWork): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (page.hasUnsaved()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
