import { Component, booleanAttribute, computed, input, signal } from '@angular/core';
import { FieldMessages } from './field-messages.js';
import { uniqueId } from './unique-id.js';

/** Label above, help under, error under with icon and words. Holds one native control marked with `katInput`. */
@Component({
  selector: 'kat-field',
  imports: [FieldMessages],
  template: `
    <label [attr.for]="controlId">
      {{ label() }}
      @if (optional()) {
        <span class="optional">optional</span>
      }
    </label>
    <ng-content />
    <kat-field-messages [id]="messagesId" [help]="help()" [error]="shownError()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      align-content: start;
    }

    label {
      font: var(--type-label);
    }

    .optional {
      margin-inline-start: var(--space-4);
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly optional = input(false, { transform: booleanAttribute });
  readonly controlId = uniqueId('control');
  readonly messagesId = uniqueId('messages');
  /** Said by the control within while more is written than can be kept. */
  readonly tooLong = signal<string | null>(null);
  readonly shownError = computed(() => this.error() ?? this.tooLong());
  readonly describedBy = computed(() => (this.help() === null && this.shownError() === null ? null : this.messagesId));
}
