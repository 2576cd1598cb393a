import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { noteTypes, type ReviewNote, type ReviewSession } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { PaperButton } from '../../core/paper-button.js';
import { sessionLog } from '../../core/session-log.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionChart } from '../../ui/session-chart/session-chart.js';

/** One session of a course as it went: its chart from the log, and what was signed about it. */
@Component({
  selector: 'kat-review-session',
  imports: [ClinicTime, Loading, PaperButton, ProblemPanel, RouterLink, SessionChart],
  template: `
    @if (log.problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="log.view.reload()" />
    } @else if (log.fold(); as fold) {
      <kat-session-chart [fold]="fold" [zone]="fold.situation.session.zone" />
    } @else {
      <kat-loading label="Drawing the chart" [lines]="6" />
    }
    <div class="kat-row screen-only">
      <a [routerLink]="['/sessions', session().facts.sessionId, 'replay']">Replay</a>
      <a [routerLink]="['/sessions', session().facts.sessionId]">Log of this session</a>
      <kat-paper-button name="session" [path]="'/api/v1/dosing-sessions/' + session().facts.sessionId + '/paper'">As PDF</kat-paper-button>
    </div>
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
  protected readonly log = sessionLog(() => this.session().facts.sessionId);

  protected label({ noteType }: ReviewNote): string {
    return noteTypes.find(({ id }) => id === noteType)?.label ?? noteType;
  }
}
