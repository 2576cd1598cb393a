import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { Button } from './button.js';
import { Icon } from './icon.js';
import type { Problem } from './problem.js';

/** What happened, what it means for the record, what to do next. */
@Component({
  selector: 'kat-problem',
  imports: [Button, Icon],
  template: `
    <kat-icon name="circle-alert" />
    <div class="words">
      <strong>{{ problem().happened }}</strong>
      @if (further().length > 0) {
        <ul>
          @for (field of further(); track $index) {
            <li>{{ field.message }}</li>
          }
        </ul>
      }
      @if (problem().meaning + problem().next) {
        <p>{{ problem().meaning }} {{ problem().next }}</p>
      }
      @if (problem().status >= 500 && problem().requestId; as reference) {
        <p class="reference">Reference {{ reference }}</p>
      }
      @if (canRetry()) {
        <button type="button" kat-button size="small" icon="refresh-cw" (click)="retried.emit()">Try again</button>
      }
    </div>
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: flex;
      gap: var(--space-12);
      padding: var(--space-16);
      border: 1px solid color-mix(in srgb, var(--alert) 40%, transparent);
      border-radius: var(--radius-card);
      background: var(--alert-tint);
    }

    kat-icon,
    strong {
      color: var(--alert);
    }

    strong {
      font: var(--type-strong);
    }

    .words {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      min-width: 0;
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
    }

    button {
      margin-top: var(--space-8);
    }

    .reference {
      font: var(--type-meta);
      overflow-wrap: anywhere;
    }
  `,
})
export class ProblemPanel {
  readonly problem = input.required<Problem>();
  readonly canRetry = input(false, { transform: booleanAttribute });
  readonly retried = output<void>();
  /** What the first sentence has not said already. */
  protected readonly further = computed(() => this.problem().fields.filter(({ message }) => !this.problem().happened.includes(message)));
}
