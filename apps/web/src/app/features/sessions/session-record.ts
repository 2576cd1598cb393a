import { HttpClient, httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { DosingSessionView } from '@sojourn/domain';
import { firstValueFrom, map } from 'rxjs';
import { Connectivity } from '../../core/connectivity.js';
import { KeptDay } from '../../core/kept-day.js';
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
  private readonly connectivity = inject(Connectivity);
  private readonly day = inject(KeptDay);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  readonly sessionId = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('sessionId') ?? '')), {
    requireSync: true,
  });
  private readonly whose = computed(() => `${this.signIn.callerKey()} ${this.sessionId()}`);
  private readonly answer = httpResource<DosingSessionView>(() => {
    return this.signIn.callerKey() === null ? undefined : `/api/v1/dosing-sessions/${this.sessionId()}`;
  });
  private readonly copy = signal<Copy | null>(null);
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
    return (isAway || this.opening() === this.whose()) && this.view() !== null ? null : failure;
  });
  /** Set while the sealed copy of this device is what is shown: since when it is as it is. */
  readonly asOf = computed(() => {
    const copy = this.copy();
    return copy !== null && copy.whose === this.whose() && !this.answer.hasValue() ? copy.keptAt : null;
  });
  /** The planned session that is opened, or waits for somebody who may. */
  private readonly opening = signal<string | null>(null);

  constructor() {
    const [live, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    live.reloads('session', this.answer, destroyRef);
    // A suicide answer and a consent taken back hold every dose: both come up outside the session, and are seen in it at once.
    live.reloads('risk-event', this.answer, destroyRef);
    live.reloads('patient', this.answer, destroyRef, () => this.view()?.patientId ?? null);
    effect(() => {
      if (this.answer.hasValue()) this.copies.keep(`session ${this.answer.value().session.id}`, this.answer.value());
    });
    effect(() => {
      const failure = this.failure();
      if (failure !== null && this.view() === null) untracked(() => void this.readCopy());
      if (failure?.status === 404) untracked(() => void this.openPlanned());
    });
    effect(() => {
      if (this.connectivity.reachable() && untracked(this.asOf) !== null) untracked(() => this.reload());
    });
  }

  reload(): void {
    this.answer.reload();
  }

  private async readCopy(): Promise<void> {
    const whose = this.whose();
    const kept = await this.copies.read<DosingSessionView>(`session ${this.sessionId()}`);
    if (kept !== null) this.copy.set({ whose, view: kept.value, keptAt: kept.keptAt });
  }

  /** The day's copy led here before anybody opened the session: it is opened now that the server answers, or a colleague's is gone to. */
  private async openPlanned(): Promise<void> {
    const [id, whose] = [this.sessionId(), this.whose()];
    if (this.opening() === whose || !(await this.day.isPlanned(id))) return;
    this.opening.set(whose);
    const opened = await firstValueFrom(this.http.post<DosingSessionView>('/api/v1/dosing-sessions', { id, appointmentId: id })).catch(
      () => null,
    ); // whoever may not open it reads the copy until a colleague has
    if (opened !== null && opened.session.id !== id) await this.router.navigate(['/sessions', opened.session.id]);
    else if (opened !== null) this.reload();
    if (opened !== null) this.opening.set(null);
  }
}

interface Seen {
  readonly whose: string;
  readonly fresh: DosingSessionView | null;
  readonly copy: Copy | null;
}

interface Copy {
  readonly whose: string;
  readonly view: DosingSessionView;
  readonly keptAt: number;
}
