import { Component, computed, effect, input, signal, untracked } from '@angular/core';
import { FieldControl } from './field-control.js';
import { FieldMessages } from './field-messages.js';
import { readNumber, writeNumber } from './number-text.js';

/**
 * A number with its unit, typed as text with a numeric keyboard. Empty is null, never zero; text that is not a number becomes NaN,
 * which every decoder refuses, so that a typing slip in an optional field cannot be saved as "not measured".
 */
@Component({
  selector: 'kat-number-field',
  imports: [FieldMessages],
  templateUrl: './number-field.html',
  styleUrl: './number-field.css',
  host: { '[attr.data-size]': 'size()' },
})
export class NumberField extends FieldControl<number> {
  readonly unit = input<string | null>(null);
  readonly decimals = input(0);
  /** The previous value in words ("129"); it is shown beside the field and never put into it. */
  readonly last = input<string | null>(null);
  readonly size = input<'normal' | 'entry'>('normal');
  protected readonly text = signal('');
  protected readonly message = computed(() => (Number.isNaN(this.value()) ? 'This is not a number.' : this.shownError()));
  protected readonly described = computed(() =>
    [this.unitId, this.describedBy() ?? (this.message() ? this.messagesId : null)].filter(Boolean).join(' '),
  );
  protected readonly unitId = `${this.controlId}-unit`;

  constructor() {
    super();
    effect(() => {
      const value = this.value();
      if (!Object.is(value, readNumber(untracked(this.text)))) this.text.set(writeNumber(value));
    });
  }

  protected type(text: string): void {
    this.text.set(text);
    this.value.set(readNumber(text));
  }
}
