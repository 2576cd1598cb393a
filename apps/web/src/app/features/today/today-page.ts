import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import type { TodayView, TodayVisit } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Connectivity } from '../../core/connectivity.js';
import { KeptDay, type KeptDayCopy } from '../../core/kept-day.js';
import { LiveFeed } from '../../core/live-feed.js';
import { OutageButton } from '../../core/outage-button.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Chip } from '../../ui/chip.js';
import { DueBadge } from '../../ui/due-badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import type { Problem } from '../../ui/problem.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { greetingAt } from './greeting.js';
import { KeptVisit } from './kept-visit.js';
import { RoomsStrip } from './rooms-strip.js';
import { ShiftNotes } from './shift-notes.js';

/** Some things come due by time alone, such as a patient who has not come: nobody announces them. */
const lookAgainMs = 5 * 60_000;

/** What needs me now. */
@Component({
  selector: 'kat-today-page',
  imports: [
    Banner,
    Chip,
    ClinicTime,
    DueBadge,
    EmptyState,
    KeptVisit,
    Loading,
    OutageButton,
    PageHeader,
    ProblemPanel,
    RoomsStrip,
    RouterLink,
    ShiftNotes,
  ],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  private readonly signIn = inject(SignInState);
  private readonly router = inject(Router);
  private readonly connectivity = inject(Connectivity);
  protected readonly clock = inject(Clock);
  private readonly keptDay = inject(KeptDay);
  protected readonly answer = httpResource<TodayView>(() => (this.signIn.callerKey() === null ? undefined : '/api/v1/today'));
  /** This device's own copy of the day, read when the server does not answer. */
  protected readonly copy = signal<KeptDayCopy | null>(null);
  protected readonly today = linkedSignal<Seen, TodayView | null>({
    source: () => ({ fresh: this.answer.hasValue() ? this.answer.value() : null, copy: this.copy()?.today ?? null }),
    computation: ({ fresh, copy }, before) => fresh ?? before?.value ?? copy,
  });
  private readonly failure = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  private readonly isAway = computed(() => !this.connectivity.reachable() || isNoAnswer(this.failure()));
  /** A server that is away takes nothing off a screen that has something to show. */
  protected readonly problem = computed(() => (this.today() !== null && isNoAnswer(this.failure()) ? null : this.failure()));
  /** Rooms are the server's too, and are not asked for from this device's copy. */
  protected readonly seesRooms = computed(() => this.signIn.may('schedule.read') && this.answer.hasValue());
  /** The note is the server's: it is not asked for while only this device's copy is shown. */
  protected readonly hasHandOver = computed(() => this.signIn.may('shift-notes.write') && this.answer.hasValue());
  protected readonly greeting = computed(() => {
    const hour = Number(inZone(this.clock.now(), this.signIn.zone(), 'time').slice(0, 2));
    return `${greetingAt(hour)}, ${this.signIn.view()?.person.displayName ?? ''}`;
  });
  protected readonly date = computed(() => inZone(this.clock.now(), this.signIn.zone(), 'weekday'));
  /** Set when the list is shown although the server cannot be reached: since when it is as it is. */
  protected readonly shownSince = computed(() => {
    if (!this.isAway()) return null;
    return this.answer.hasValue() ? this.connectivity.lastHeardAt() : (this.copy()?.madeAt ?? this.connectivity.lastHeardAt());
  });

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['session', 'note', 'patient', 'risk-event', 'message', 'chart-opening', 'schedule', 'waitlist', 'measure'])
      feed.reloads(topic, this.answer, destroyRef);
    feed.looksAgain(this.answer, lookAgainMs, destroyRef);
    effect(() => {
      if (this.isAway() && this.signIn.callerKey() !== null) untracked(() => void this.readCopy());
    });
    effect(() => {
      if (this.connectivity.reachable() && untracked(this.failure) !== null) untracked(() => this.answer.reload());
    });
  }

  private async readCopy(): Promise<void> {
    this.copy.set(await this.keptDay.read());
  }

  /** While the server is away a visit leads to its session, also one that nobody has opened yet; charts are not kept here. */
  protected addressOf({ id, address }: TodayVisit): string | null {
    if (this.shownSince() === null || address?.startsWith('/sessions/') === true) return address;
    return this.copy()?.sessions.some((session) => session.id === id) === true ? `/sessions/${id}` : null;
  }

  /** An address with its query, as the router takes it. */
  protected linkTo(address: string): UrlTree {
    return this.router.parseUrl(address);
  }

  protected instantOf(text: string): number {
    return Date.parse(text);
  }
}

interface Seen {
  readonly fresh: TodayView | null;
  readonly copy: TodayView | null;
}

function isNoAnswer(failure: Problem | null): boolean {
  return failure !== null && (failure.status === 0 || failure.status >= 500);
}
