import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TodayView } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Connectivity } from '../../core/connectivity.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Chip } from '../../ui/chip.js';
import { DueBadge } from '../../ui/due-badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { greetingAt } from './greeting.js';

/** What needs me now. */
@Component({
  selector: 'kat-today-page',
  imports: [Banner, Chip, ClinicTime, DueBadge, EmptyState, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  private readonly signIn = inject(SignInState);
  private readonly connectivity = inject(Connectivity);
  protected readonly clock = inject(Clock);
  protected readonly today = httpResource<TodayView>(() => '/api/v1/today');
  protected readonly problem = computed(() => (this.today.error() === undefined ? null : problemOf(this.today.error())));
  protected readonly greeting = computed(() => {
    const hour = Number(inZone(this.clock.now(), this.signIn.zone(), 'time').slice(0, 2));
    return `${greetingAt(hour)}, ${this.signIn.view()?.person.displayName ?? ''}`;
  });
  protected readonly date = computed(() => inZone(this.clock.now(), this.signIn.zone(), 'weekday'));
  /** Set when the list is shown although the server cannot be reached. */
  protected readonly shownSince = computed(() => (this.connectivity.reachable() ? null : this.connectivity.lastHeardAt()));

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['session', 'note', 'patient', 'risk-event']) feed.reloads(topic, this.today, destroyRef);
  }

  protected instantOf(text: string): number {
    return Date.parse(text);
  }
}
