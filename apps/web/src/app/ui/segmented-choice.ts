import { Component, booleanAttribute, input } from '@angular/core';
import { FieldControl } from './field-control.js';
import { FieldMessages } from './field-messages.js';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** A few answers side by side, none preselected. Native radio buttons underneath: arrows move, space chooses. */
@Component({
  selector: 'kat-segmented-choice',
  imports: [FieldMessages],
  template: `
    <fieldset [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="shownError() === null ? null : 'true'">
      <legend [class.visually-hidden]="labelHidden()">{{ label() }}</legend>
      <div class="segments" [class.is-invalid]="shownError() !== null" [class.is-stacked]="isStacked()">
        @for (choice of choices(); track choice.value) {
          <label [class.is-chosen]="choice.value === value()" [attr.title]="choice.hint ?? null">
            <input
              type="radio"
              class="visually-hidden"
              [name]="controlId"
              [checked]="choice.value === value()"
              [disabled]="disabled()"
              (change)="value.set(choice.value)"
              (blur)="touch.emit()"
            />
            {{ choice.label }}
          </label>
        }
      </div>
    </fieldset>
    <kat-field-messages [id]="messagesId" [help]="help()" [error]="shownError()" />
  `,
  styleUrl: './segmented-choice.css',
})
export class SegmentedChoice<T extends string | number | boolean> extends FieldControl<T> {
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly labelHidden = input(false, { transform: booleanAttribute });
  /** One under the other, for answers of several words on a narrow screen. */
  readonly isStacked = input(false, { transform: booleanAttribute });
}
