import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoteListItem } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { noteTypeWords } from './note-words.js';

/** The way back to this patient's drafts begun by mistake and notes entered in error, for whoever may read them. Without any it takes no room. */
@Component({
  selector: 'kat-notes-put-aside',
  imports: [ClinicTime, ProblemPanel, RouterLink],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="notes.reload()" />
    } @else if (shown().length > 0) {
      <details class="kat-card">
        <summary>Begun by mistake or entered in error ({{ shown().length }})</summary>
        <ul>
          @for (note of shown(); track note.id) {
            <li>
              <a [routerLink]="['/notes', note.id]">{{ typeWords(note.noteType) }}, {{ note.openedAt | clinicTime: 'date-time' }}</a>
              <span>{{ note.author.name }}</span>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    :host(:empty) {
      display: none;
    }

    summary {
      min-height: 24px;
      color: var(--muted);
      cursor: pointer;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8) var(--space-16);
      padding: var(--space-8) 0;
    }
  `,
})
export class NotesPutAside {
  readonly patientId = input.required<string>();
  protected readonly notes = httpResource<NoteListItem[]>(() => `/api/v1/patients/${this.patientId()}/therapy-notes/put-aside`);
  protected readonly problem = computed(() => (this.notes.error() === undefined ? null : problemOf(this.notes.error())));
  protected readonly shown = computed(() => (this.notes.hasValue() ? this.notes.value() : []));
  protected readonly typeWords = noteTypeWords;

  constructor() {
    inject(LiveFeed).reloads('note', this.notes, inject(DestroyRef));
  }
}
