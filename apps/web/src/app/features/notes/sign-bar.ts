import { Component, input, output } from '@angular/core';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';

/** Signing, and what is saved: both stay in reach however long the note grows. */
@Component({
  selector: 'kat-sign-bar',
  imports: [Button, ClinicTime],
  template: `
    <button
      type="button"
      kat-button
      kind="primary"
      icon="signature"
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title="Ctrl Enter, from anywhere in the note"
      (click)="asked.emit()"
    >
      Sign note for {{ patientName() }}
    </button>
    <div>
      <p>{{ ready() }}</p>
      <p class="saved" role="status">
        @if (saving(); as words) {
          {{ words }}
        } @else {
          Saved {{ savedAt() | clinicTime }}, version {{ version() }}.
        }
      </p>
    </div>
  `,
  styles: `
    :host {
      position: sticky;
      bottom: 0;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8) var(--space-16);
      margin: 0 calc(-1 * var(--space-24)) calc(-1 * var(--space-16));
      padding: var(--space-12) var(--space-24);
      border-top: 1px solid var(--line);
      border-radius: 0 0 var(--radius-card) var(--radius-card);
      background: var(--surface);
    }

    p {
      color: var(--muted);
      font: var(--type-meta);
    }

    @media (max-width: 700px) {
      :host {
        margin-inline: calc(-1 * var(--space-16));
        padding-inline: var(--space-16);
      }
    }

    @media (max-height: 560px) {
      :host {
        position: static;
      }
    }
  `,
})
export class SignBar {
  readonly patientName = input.required<string>();
  /** What is still missing before it can be signed. */
  readonly ready = input.required<string>();
  /** Why not every word is saved; null when all are. */
  readonly saving = input.required<string | null>();
  readonly savedAt = input.required<string | null>();
  readonly version = input.required<number>();
  readonly asked = output();
}
