import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { DosingSessionView } from '@sojourn/domain';
import { map } from 'rxjs';
import { LiveFeed } from '../../core/live-feed.js';
import { KeptCopies } from '../../core/outbox/kept-copies.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';

/**
 * What the server says of the session on screen. When it is away the last answer stays, and a page that is opened meanwhile shows the sealed
 * copy of this device. For another person everything is asked anew: what one may see another may not.
 */
@Injectable()
export class SessionRecord {
  private readonly signIn = inject(SignInState);
  private readonly copies = inject(KeptCopies);
  readonly sessionId = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('sessionId') ?? '')), {
    requireSync: true,
  });
  private readonly whose = computed(() => `${this.signIn.callerKey()} ${this.sessionId()}`);
  private readonly answer = httpResource<DosingSessionView>(() => {
    return this.signIn.callerKey() === null ? undefined : `/api/v1/dosing-sessions/${this.sessionId()}`;
  });
  private readonly copy = signal<{ readonly whose: string; readonly view: DosingSessionView } | null>(null);
  readonly view = linkedSignal<Seen, DosingSessionView | null>({
    source: () => ({ whose: this.whose(), fresh: this.answer.hasValue() ? this.answer.value() : null, copy: this.copy() }),
    computation: ({ whose, fresh, copy }, before) => {
      const earlier = before?.source.whose === whose ? before.value : null;
      return fresh ?? earlier ?? (copy?.whose === whose ? copy.view : null);
    },
  });
  private readonly failure = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  /** Why nothing can be shown. A server that is away takes nothing off a screen that has something to show. */
  readonly problem = computed(() => {
    const failure = this.failure();
    const isAway = failure !== null && (failure.status === 0 || failure.status >= 500 || failure.status === 401);
    return isAway && this.view() !== null ? null : failure;
  });

  constructor() {
    inject(LiveFeed).reloads('session', this.answer, inject(DestroyRef));
    effect(() => {
      if (this.answer.hasValue()) this.copies.keep(`session ${this.answer.value().session.id}`, this.answer.value());
    });
    effect(() => {
      if (this.failure() !== null && this.view() === null) untracked(() => void this.readCopy());
    });
  }

  reload(): void {
    this.answer.reload();
  }

  private async readCopy(): Promise<void> {
    const whose = this.whose();
    const kept = await this.copies.read<DosingSessionView>(`session ${this.sessionId()}`);
    if (kept !== null) this.copy.set({ whose, view: kept.value });
  }
}

interface Seen {
  readonly whose: string;
  readonly fresh: DosingSessionView | null;
  readonly copy: { readonly whose: string; readonly view: DosingSessionView } | null;
}
