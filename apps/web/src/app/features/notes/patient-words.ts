import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, booleanAttribute, computed, inject, input, output } from '@angular/core';
import type { SharedWritingView } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Passage } from './passage.js';

const kinds = { intention: 'Intention', reflection: 'From the journal' } as const;
const readers = { 'care-team': 'shared with everybody who treats them', therapist: 'shared with the therapist alone' } as const;

/** What the patient wrote on their own page and shares: quoted as it was written, with who, when and for whom. Not a note, and no part of one until somebody quotes it. */
@Component({
  selector: 'kat-patient-words',
  imports: [Button, Passage, ProblemPanel],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="writings.reload()" />
    } @else if (lines().length > 0) {
      <section class="kat-card" aria-labelledby="patient-words-heading">
        <h2 id="patient-words-heading">In the patient’s own words</h2>
        <ol>
          @for (line of lines(); track line.id) {
            <li>
              <kat-passage [text]="line.text" [isQuote]="true" />
              <p class="meta">{{ line.source }}</p>
              @if (canQuote()) {
                <button
                  type="button"
                  kat-button
                  kind="quiet"
                  size="small"
                  icon="quote"
                  class="screen-only"
                  (click)="quoted.emit(line.quote)"
                >
                  Quote<span class="visually-hidden"> {{ line.source }}</span>
                </button>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    section,
    ol {
      display: grid;
      gap: var(--space-12);
    }

    li {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
    }
  `,
})
export class PatientWords {
  readonly patientId = input.required<string>();
  /** Beside a note that is being written. */
  readonly canQuote = input(false, { transform: booleanAttribute });
  readonly quoted = output<string>();
  private readonly signIn = inject(SignInState);
  protected readonly writings = httpResource<SharedWritingView[]>(() =>
    this.signIn.may('writings.read') ? `/api/v1/patients/${this.patientId()}/writings` : undefined,
  );
  protected readonly problem = computed(() => (this.writings.error() === undefined ? null : problemOf(this.writings.error())));
  protected readonly lines = computed(() => {
    if (!this.writings.hasValue()) return [];
    return this.writings.value().map(({ id, kind, text, sharedWith, writtenAt }) => {
      const when = inZone(writtenAt, this.signIn.zone(), 'date-time');
      const source = `${kinds[kind]}, written by the patient ${when}, ${readers[sharedWith]}`;
      return { id, text, source, quote: `“${text}” (the patient, ${when})` };
    });
  });

  constructor() {
    inject(LiveFeed).reloads('writing', this.writings, inject(DestroyRef));
  }
}
