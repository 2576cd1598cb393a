import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { foldSession, instantFromMs, noteTypes, type DosingSessionView, type ReviewNote, type ReviewSession } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { problemOf } from '../../core/problem-presenter.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionChart } from '../../ui/session-chart/session-chart.js';

/** One session of a course as it went: its chart from the log, and what was signed about it. */
@Component({
  selector: 'kat-review-session',
  imports: [ClinicTime, Loading, ProblemPanel, RouterLink, SessionChart],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="view.reload()" />
    } @else if (fold(); as fold) {
      <kat-session-chart [fold]="fold" [zone]="fold.situation.session.zone" />
    } @else {
      <kat-loading label="Drawing the chart" [lines]="6" />
    }
    <a [routerLink]="['/sessions', session().facts.sessionId]">Log of this session</a>
    @for (note of notes(); track note.id) {
      <div>
        <h3>
          <a [routerLink]="['/notes', note.id]">{{ label(note) }}</a>
        </h3>
        <p class="meta">
          {{ note.author.name }}, signed {{ note.signedAt | clinicTime: 'date-time' }}
          {{ note.state === 'pending-cosign' ? '· waits for co-signature' : '' }}
        </p>
        <p class="words">{{ note.sections['insights'] ?? note.sections['observations'] ?? '' }}</p>
      </div>
    } @empty {
      <p class="meta">No signed note about this session.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-12);
    }

    a {
      color: var(--primary);
    }

    .words {
      max-width: 68ch;
      font: var(--type-prose);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class ReviewedSession {
  readonly session = input.required<ReviewSession>();
  readonly notes = input.required<readonly ReviewNote[]>();
  private readonly clock = inject(Clock);
  protected readonly view = httpResource<DosingSessionView>(() => `/api/v1/dosing-sessions/${this.session().facts.sessionId}`);
  protected readonly problem = computed(() => (this.view.error() === undefined ? null : problemOf(this.view.error())));
  private readonly minute = computed(() => Math.floor(this.clock.now() / 60_000) * 60_000);
  protected readonly fold = computed(() => {
    if (!this.view.hasValue()) return null;
    const { session, entries, policy } = this.view.value();
    return foldSession(session, entries, policy, instantFromMs(this.minute()));
  });

  protected label({ noteType }: ReviewNote): string {
    return noteTypes.find(({ id }) => id === noteType)?.label ?? noteType;
  }
}
