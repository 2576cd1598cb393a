import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { noteTypes, type NoteListItem } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

/** The signed notes about one session, for whoever reads notes of their kind: written afterwards, they stand below its words at every moment. */
@Component({
  selector: 'kat-replay-notes',
  imports: [ClinicTime, ProblemPanel, RouterLink],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="notes.reload()" />
    } @else if (signed().length > 0) {
      <h3>Signed afterwards</h3>
      <ul>
        @for (note of signed(); track note.id) {
          <li>
            <a [routerLink]="['/notes', note.id]">{{ label(note) }}</a>
            <span class="meta">{{ note.author.name }}, {{ note.signedAt ?? note.openedAt | clinicTime: 'date-time' }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }

    :host:empty {
      display: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4) var(--space-12);
      padding: var(--space-4) 0;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class ReplayNotes {
  readonly patientId = input.required<string>();
  readonly sessionId = input.required<string>();
  private readonly signIn = inject(SignInState);
  protected readonly notes = httpResource<NoteListItem[]>(() =>
    this.signIn.may('contact-notes.read') ? `/api/v1/patients/${this.patientId()}/therapy-notes` : undefined,
  );
  protected readonly problem = computed(() => (this.notes.error() === undefined ? null : problemOf(this.notes.error())));
  protected readonly signed = computed(() =>
    (this.notes.hasValue() ? this.notes.value() : []).filter(
      ({ state, sessionIds }) => state !== 'draft' && sessionIds.includes(this.sessionId()),
    ),
  );

  protected label({ noteType }: NoteListItem): string {
    return noteTypes.find(({ id }) => id === noteType)?.label ?? noteType;
  }
}
