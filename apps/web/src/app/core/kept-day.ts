import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Service, computed, effect, inject, untracked } from '@angular/core';
import type { DayPack, PackedSession } from '@sojourn/domain';
import { firstValueFrom, merge } from 'rxjs';
import { dateInZone } from './clinic-time.js';
import { Clock } from './clock.js';
import { Connectivity } from './connectivity.js';
import { LiveFeed } from './live-feed.js';
import { Lock } from './lock.js';
import { OutagePapers } from './outage-papers.js';
import { KeptCopies } from './outbox/kept-copies.js';
import { SignInState } from './sign-in-state.js';

const firstAfterMs = 2_000;
/** Each fetch is a read of every chart of the day in the audit trail, so it is not done with every change. */
const changedAfterMs = 3 * 60_000;
const anywayAfterMs = 15 * 60_000;
const lookEveryMs = 30_000;

/** One session of the day without its log, which is kept apart under its own name. */
export interface KeptSession extends Pick<PackedSession, 'opensAppointmentId'> {
  readonly id: string;
  readonly product: PackedSession['view']['session']['product'];
  readonly order: PackedSession['view']['session']['order'];
}

export type KeptDayCopy = Omit<DayPack, 'sessions'> & { readonly sessions: readonly KeptSession[] };

/** The clinic's day, kept sealed on this device from the sign-in on and renewed while the server answers, so that it can be worked on when it does not. */
@Service()
export class KeptDay {
  private readonly http = inject(HttpClient);
  private readonly signIn = inject(SignInState);
  private readonly copies = inject(KeptCopies);
  private readonly papers = inject(OutagePapers);
  private readonly clock = inject(Clock);
  private readonly connectivity = inject(Connectivity);
  private readonly lock = inject(Lock);
  private readonly page = inject(DOCUMENT);
  private fetchedAt = 0;
  private isChanged = false;
  private isFetching = false;
  private readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));

  constructor() {
    const live = inject(LiveFeed);
    merge(live.of('session'), live.of('appointment'), live.of('patient')).subscribe(() => (this.isChanged = true));
    effect((onCleanup) => {
      const owner = this.signIn.callerKey();
      this.fetchedAt = 0;
      if (owner === null) return;
      const first = setTimeout(() => void this.renew(), firstAfterMs);
      const look = setInterval(() => void this.renew(), lookEveryMs);
      onCleanup(() => [clearTimeout(first), clearInterval(look)]);
    });
    effect(() => {
      if (this.connectivity.reachable() && this.signIn.callerKey() !== null) untracked(() => void this.renew());
    });
  }

  /** Today's copy, as of its `madeAt`. Yesterday's is taken away, and what was kept with it. */
  async read(): Promise<KeptDayCopy | null> {
    const kept = await this.copies.read<KeptDayCopy>('day');
    if (kept === null || kept.value.day === untracked(this.today)) return kept?.value ?? null;
    await this.copies.drop(['day', ...(await this.stale(kept.value))]);
    return null;
  }

  /** Whether the session is not open yet and bears its appointment's id until it is. */
  async isPlanned(sessionId: string): Promise<boolean> {
    return (await this.read())?.sessions.find(({ id }) => id === sessionId)?.opensAppointmentId === sessionId;
  }

  /** Sessions of another day, unless somebody looked at them today: one may go on past midnight. */
  private async stale({ sessions }: KeptDayCopy): Promise<readonly string[]> {
    const names = sessions.map(({ id }) => `session ${id}`);
    const kept = await Promise.all(names.map((name) => this.copies.read(name)));
    return names.filter((_, index) => dateInZone(kept[index]?.keptAt ?? 0, this.signIn.zone()) !== untracked(this.today));
  }

  private async renew(): Promise<void> {
    if (this.isFetching || !this.isDue()) return;
    this.isFetching = true;
    const owner = this.signIn.callerKey();
    try {
      const pack = await firstValueFrom(this.http.get<DayPack>('/api/v1/continuity/day'));
      if (this.signIn.callerKey() !== owner) return;
      this.fetchedAt = Date.now();
      this.isChanged = false;
      this.keep(pack);
      await this.papers.renew().catch(() => []); // the paper comes with the next copy
    } catch {
      this.fetchedAt = Math.max(this.fetchedAt, Date.now() - anywayAfterMs + lookEveryMs); // asked again soon; the copy there is stays
    } finally {
      this.isFetching = false;
    }
  }

  private keep({ sessions, ...day }: DayPack): void {
    for (const { view } of sessions) this.copies.keep(`session ${view.session.id}`, view);
    const kept = sessions.map(({ view: { session }, opensAppointmentId }) => ({
      ...{ id: session.id, product: session.product, order: session.order, opensAppointmentId },
    }));
    this.copies.keep('day', { ...day, sessions: kept } satisfies KeptDayCopy);
  }

  private isDue(): boolean {
    if (!this.signIn.may('schedule.read') || this.lock.locked() || !this.connectivity.reachable()) return false;
    if (this.page.visibilityState === 'hidden') return false;
    const age = Date.now() - this.fetchedAt;
    return age > anywayAfterMs || (this.isChanged && age > changedAfterMs);
  }
}
