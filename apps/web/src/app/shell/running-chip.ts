import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Clock } from '../core/clock.js';
import { RunningSession } from '../core/running-session.js';
import { ElapsedTimer } from '../ui/elapsed-timer.js';
import { Icon } from '../ui/icon.js';

/** A session that goes on while other pages are open: who, for how long, and the way back to the bedside. */
@Component({
  selector: 'kat-running-chip',
  imports: [ElapsedTimer, Icon, RouterLink],
  template: `
    @if (shown(); as session) {
      <a [routerLink]="['/sessions', session.sessionId]">
        <kat-icon name="timer" [size]="18" />
        <span class="words"
          >Back to <bdi>{{ session.patientName }}</bdi></span
        >
        <kat-elapsed-timer label="Since the first dose" [since]="session.since" [now]="now()" />
      </a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      gap: var(--space-8);
      min-height: var(--target);
      padding: 0 var(--space-12);
      border-radius: var(--radius-full);
      background: var(--lantern-tint);
      color: var(--lantern);
      font: var(--type-label);
      text-decoration: none;
      white-space: nowrap;
    }

    kat-elapsed-timer {
      font: var(--type-label);
      font-weight: 640;
    }

    @media (max-width: 899px) {
      .words {
        display: none;
      }
    }
  `,
})
export class RunningChip {
  private readonly running = inject(RunningSession).current;
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
      startWith(this.router.url),
    ),
    { requireSync: true },
  );
  protected readonly now = inject(Clock).now;
  protected readonly shown = computed(() => {
    const session = this.running();
    return session === null || this.url().startsWith(`/sessions/${session.sessionId}`) ? null : session;
  });
}
