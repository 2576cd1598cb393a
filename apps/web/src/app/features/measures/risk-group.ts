import { Component, computed, input } from '@angular/core';
import { mostPressingFirst, type RiskEventView } from '@sojourn/domain';
import { RiskSummary } from './risk-summary.js';

/** A patient's open risk events: the one that presses most, and behind it how many more. */
@Component({
  selector: 'kat-risk-group',
  imports: [RiskSummary],
  template: `
    @if (inOrder()[0]; as first) {
      <kat-risk-summary class="kat-card" [event]="first" />
    }
    @if (more().length > 0) {
      <details>
        <summary>and {{ more().length }} more open of {{ inOrder()[0]?.patient?.name }}</summary>
        @for (event of more(); track event.id) {
          <kat-risk-summary class="kat-card" [event]="event" />
        }
      </details>
    }
  `,
  styles: `
    :host,
    details[open] {
      display: grid;
      gap: var(--space-8);
    }

    summary {
      align-content: center;
      min-height: var(--target);
      cursor: pointer;
      font: var(--type-label);
    }
  `,
})
export class RiskGroup {
  readonly events = input.required<readonly RiskEventView[]>();
  protected readonly inOrder = computed(() => mostPressingFirst(this.events()));
  protected readonly more = computed(() => this.inOrder().slice(1));
}
