import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import type { LetterMade } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** To whom letters from this note went, and when. */
@Component({
  selector: 'kat-letters-made',
  imports: [ClinicTime, ProblemPanel],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="letters.reload()" />
    } @else if (letters.hasValue() && letters.value().length > 0) {
      <section class="kat-card" aria-labelledby="letters-heading">
        <h2 id="letters-heading">Letters from this note</h2>
        <ul>
          @for (letter of letters.value(); track letter.id) {
            <li>
              <span [title]="letter.recipient">Letter to {{ firstLine(letter) }}</span>
              <span class="meta">{{ letter.madeAt | clinicTime: 'date-time' }}, {{ letter.madeBy.name }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section,
    ul {
      display: grid;
      gap: var(--space-8);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--space-4) var(--space-16);
      overflow-wrap: anywhere;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class LettersMade {
  readonly noteId = input.required<string>();
  protected readonly letters = httpResource<LetterMade[]>(() => `/api/v1/therapy-notes/${this.noteId()}/letters`);
  protected readonly problem = computed(() => (this.letters.error() === undefined ? null : problemOf(this.letters.error())));

  constructor() {
    inject(LiveFeed).reloads('letter', this.letters, inject(DestroyRef));
  }

  protected firstLine({ recipient }: LetterMade): string {
    return recipient.split('\n')[0] ?? recipient;
  }
}
