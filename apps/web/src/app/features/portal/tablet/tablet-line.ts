import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, signal } from '@angular/core';
import type { TabletAnswer } from '@sojourn/domain';
import { firstValueFrom, timeout } from 'rxjs';
import { problemOf } from '../../../core/problem-presenter.js';
import { keepTabletToken, tabletToken } from '../../../core/tablet-token.js';

/** Quick enough that nobody waits for it at the desk; one small question in three seconds is nothing to the server. */
const everyMs = 3_000;
/** Without a network it asks less and less often, down to this. */
const atMostMs = 30_000;
/** A question that is not answered by then is asked anew. */
const answeredWithinMs = 15_000;

/** The line between a waiting-room tablet and its clinic: it asks whether a form was handed to it, as long as somebody can see it. Make it in a field initialiser. */
export class TabletLine {
  private readonly http = inject(HttpClient);
  private readonly said = signal<TabletAnswer | null>(null);
  private readonly reached = signal(true);
  private readonly inUse = signal(tabletToken() !== null);
  readonly answer = this.said.asReadonly();
  readonly isReachable = this.reached.asReadonly();
  /** False once the clinic has taken the tablet out of use, or where it never was one. */
  readonly isInUse = this.inUse.asReadonly();
  private left: string | null = null;
  private waitMs = everyMs;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const seen = (): void => this.askSoon(0);
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', seen);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.inUse.set(false);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', seen);
    });
    this.askSoon(0);
  }

  /** The form of this link is on the screen no more; the clinic is told until it has heard. */
  leave(linkId: string): void {
    this.left = linkId;
    this.said.update((said) => (said === null ? null : { ...said, form: null }));
    this.askSoon(0);
  }

  private askSoon(inMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), inMs);
  }

  private async ask(): Promise<void> {
    const token = tabletToken();
    if (token === null || !this.inUse() || document.visibilityState === 'hidden') return;
    const { left } = this;
    this.asked += 1;
    const mine = this.asked;
    // While a newer question is under way, that one says what is so now, and goes on asking.
    const isNewest = (): boolean => mine === this.asked;
    try {
      const question = this.http.post<TabletAnswer>('/api/v1/portal/tablet/asking', { token, left });
      const said = await firstValueFrom(question.pipe(timeout(answeredWithinMs)));
      if (isNewest()) this.hear(said, left);
    } catch (failure) {
      if (isNewest()) this.miss(problemOf(failure).status);
    }
    if (isNewest() && this.inUse()) this.askSoon(this.waitMs);
  }

  /** An answer from before something was left says nothing of now. */
  private hear(said: TabletAnswer, left: string | null): void {
    this.reached.set(true);
    this.waitMs = everyMs;
    if (left !== this.left) return;
    this.left = null;
    this.said.set(said);
  }

  private miss(status: number): void {
    this.reached.set(false);
    this.waitMs = Math.min(this.waitMs * 2, atMostMs);
    if (status !== 410) return;
    keepTabletToken(null);
    this.inUse.set(false);
  }
}
