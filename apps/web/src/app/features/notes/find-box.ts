import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FoundPassage } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { ClinicTime } from '../../core/clinic-time.js';
import { problemOf } from '../../core/problem-presenter.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { placeLink, placeWords } from './found-words.js';

const shortestSearch = 2;
const typingPauseMs = 180;

/** Any phrase of this patient's signed notes and words: "/" leads here, the arrow keys through what is found. */
@Component({
  selector: 'kat-find-box',
  imports: [ClinicTime, Field, FieldInput, ProblemPanel, RouterLink],
  template: `
    <kat-field
      label="Find in signed notes and the patient’s words"
      help="A phrase between quotation marks is taken as it stands. Press / to come here; Ctrl K finds words from any page of this chart."
    >
      <input #box katInput type="search" maxlength="200" [value]="text()" (input)="type($event)" (keydown.arrowdown)="step($event, 0)" />
    </kat-field>
    <p class="visually-hidden" role="status">{{ countWords() }}</p>
    @if (found.error(); as failure) {
      <kat-problem [problem]="problemOf(failure)" canRetry (retried)="found.reload()" />
    } @else if (found.hasValue()) {
      <ul>
        @for (passage of found.value(); track $index) {
          <li>
            <a
              class="hit"
              [routerLink]="placeLink(passage)"
              (keydown.arrowdown)="step($event, $index + 1)"
              (keydown.arrowup)="step($event, $index - 1)"
            >
              <span class="words">
                @for (part of passage.parts; track $index) {
                  <span [class.match]="part.isMatch">{{ part.text }}</span>
                }
              </span>
              <span class="meta">
                {{ placeWords(passage) }} · {{ passage.at | clinicTime: 'date-time' }} · {{ passage.author ?? 'author unknown' }}
              </span>
            </a>
          </li>
        } @empty {
          <li>Nothing signed about this patient has these words. Drafts and process notes are not looked into.</li>
        }
      </ul>
    }
  `,
  host: { class: 'kat-card screen-only', '(document:keydown)': 'press($event)' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .hit {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-8);
      border-bottom: 1px solid var(--line);
      color: inherit;
      text-decoration: none;
    }

    li:last-child .hit {
      border-bottom: 0;
    }

    .hit:hover {
      background: var(--sunken);
    }

    .words {
      max-width: 68ch;
      font: var(--type-prose);
      overflow-wrap: anywhere;
    }

    .match {
      border-bottom: 2px solid var(--primary);
      background: var(--tint);
      color: var(--on-tint);
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class FindBox {
  readonly patientId = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly text = signal('');
  protected readonly problemOf = problemOf;
  protected readonly placeWords = placeWords;
  protected readonly placeLink = placeLink;
  protected readonly found = resource({
    params: () => (this.text().trim().length < shortestSearch ? undefined : { text: this.text().trim(), patientId: this.patientId() }),
    loader: async ({ params: { text, patientId }, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, typingPauseMs));
      if (abortSignal.aborted) return [];
      return firstValueFrom(this.http.post<FoundPassage[]>(`/api/v1/patients/${patientId}/therapy-notes/search`, { text }));
    },
  });
  protected readonly countWords = computed(() => {
    if (!this.found.hasValue()) return '';
    const count = this.found.value().length;
    return count === 1 ? '1 passage found' : `${count} passages found`;
  });

  protected type(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected press(key: KeyboardEvent): void {
    const isTyping = key.target instanceof HTMLElement && key.target.matches('input, textarea, select, [contenteditable]');
    if (key.key !== '/' || isTyping || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    this.box().nativeElement.focus();
  }

  /** To a hit of the list, or from the first one back to the field. */
  protected step(event: Event, place: number): void {
    event.preventDefault();
    const hits = this.host.nativeElement.querySelectorAll<HTMLElement>('.hit');
    if (place < 0) this.box().nativeElement.focus();
    else hits[place]?.focus();
  }
}
