import { Component, computed, input, model, signal } from '@angular/core';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { minutesOf, minutesWords } from './duration-text.js';

/** A time span in the words people use; what was understood is said beneath, so that "7" is never taken for hours unseen. */
@Component({
  selector: 'kat-duration-field',
  imports: [Field, FieldInput],
  template: `
    <kat-field [label]="label()" [help]="understood()" [error]="message()">
      <input katInput type="text" autocomplete="off" [value]="text()" (input)="type(box.value)" #box />
    </kat-field>
  `,
})
export class DurationField {
  readonly label = input.required<string>();
  readonly error = input<string | null>(null);
  /** Whole minutes; null before anything is typed, NaN while it is no span. */
  readonly value = model<number | null>(null);
  protected readonly text = signal('');
  protected readonly understood = computed(() => {
    const minutes = this.value();
    return minutes === null || Number.isNaN(minutes) ? 'Such as 7 h, 2:30 or 45 min' : `That is ${minutesWords(minutes)}.`;
  });
  protected readonly message = computed(() => (Number.isNaN(this.value()) ? 'Write a time span such as 7 h or 45 min.' : this.error()));

  protected type(text: string): void {
    this.text.set(text);
    this.value.set(text.trim() === '' ? null : (minutesOf(text) ?? NaN));
  }
}
