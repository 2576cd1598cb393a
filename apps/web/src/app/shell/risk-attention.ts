import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { PageTitle } from '../core/page-title.js';
import { DesktopNotices } from './desktop-notices.js';
import { RiskCall } from './risk-call.js';

/** Sees to it that whose rung it is notices an unanswered risk event on whatever page: title, banner, and a notice where wanted. Source: clinical reference §4.6 step 2. */
@Service()
export class RiskAttention {
  private readonly call = inject(RiskCall);
  private readonly title = inject(PageTitle);
  private readonly notices = inject(DesktopNotices);
  /** Calls that this person has opened or put away. An event that comes to their office later is another call. */
  private readonly seen = signal<ReadonlySet<string>>(new Set());
  private readonly unseen = computed(() => this.call.mine().filter((one) => !this.seen().has(one)));
  /** What the banner says; null once it was opened, put away, or somebody has it. */
  readonly words = computed(() => (this.unseen().length === 0 ? null : this.call.sentence()));

  constructor() {
    const router = inject(Router);
    const places = router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
      startWith(router.url),
      takeUntilDestroyed(),
    );
    const place = signal('');
    places.subscribe((url) => place.set(url));
    effect(() => {
      const count = this.call.mine().length;
      this.title.call.set(count === 0 ? null : `(${count}) Risk`);
    });
    effect(() => {
      if (place().startsWith('/risk-events') && this.unseen().length > 0) this.putAway();
    });
    const told = new Set<string>();
    effect(() => {
      const mine = this.unseen();
      const isNew = mine.some((one) => !told.has(one));
      mine.forEach((one) => told.add(one));
      if (isNew) untracked(() => this.notices.show(this.call.sentence()));
    });
  }

  putAway(): void {
    this.seen.update((before) => new Set([...before, ...untracked(this.call.mine)]));
  }
}
