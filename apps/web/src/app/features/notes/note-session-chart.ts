import { Component, input, output } from '@angular/core';
import { sessionLog } from '../../core/session-log.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionChart } from '../../ui/session-chart/session-chart.js';

/** The session's chart beside the note: a moment that is pressed is quoted with its time and its values. */
@Component({
  selector: 'kat-note-session-chart',
  imports: [Loading, ProblemPanel, SessionChart],
  template: `
    <h2>The session’s chart</h2>
    <p class="meta">Press a moment, or Enter on it, to quote it in the note.</p>
    @if (log.problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="log.view.reload()" />
    } @else if (log.fold(); as fold) {
      <kat-session-chart [fold]="fold" [zone]="fold.situation.session.zone" [narrowest]="440" (chosen)="quoted.emit($event.join(', '))" />
    } @else {
      <kat-loading label="Drawing the chart" [lines]="6" />
    }
  `,
  host: { class: 'kat-card' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-8);
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class NoteSessionChart {
  readonly sessionId = input.required<string>();
  readonly quoted = output<string>();
  protected readonly log = sessionLog(this.sessionId);
}
