import { Component, computed, input } from '@angular/core';
import { quotedParts } from '@sojourn/domain';

/** Words of the record; what the patient said stays a quote. */
@Component({
  selector: 'kat-passage',
  template: `@for (part of parts(); track $index) {
    @if (part.isQuote) {
      <q>“{{ part.text }}”</q>
    } @else {
      <span>{{ part.text }}</span>
    }
  }`,
  styles: `
    :host {
      display: block;
      max-width: 68ch;
      font: var(--type-prose);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    q {
      color: var(--on-tint);
      background: var(--tint);
      border-radius: var(--radius-field);
      padding: 1px 4px;
      quotes: none;
      box-decoration-break: clone;
    }
  `,
})
export class Passage {
  readonly text = input.required<string>();
  readonly isQuote = input(false);
  protected readonly parts = computed(() => (this.isQuote() ? [{ text: this.text(), isQuote: true }] : quotedParts(this.text())));
}
