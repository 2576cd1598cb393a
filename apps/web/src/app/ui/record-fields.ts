import { Component, input, output } from '@angular/core';
import { Checkbox } from './checkbox.js';
import { Field } from './field.js';
import { FieldInput } from './field-input.js';

/** What a form holds while it is typed: texts and ticks, nothing judged. */
export type RecordValues = Readonly<Record<string, string | boolean>>;

export interface RecordField {
  readonly key: string;
  readonly label: string;
  readonly kind?: 'text' | 'tel' | 'area' | 'date' | 'choice' | 'tick';
  readonly help?: string;
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly maximumLength?: number;
}

/** The fields of one record, side by side where there is room. The owner keeps what is typed and says what is wrong with it. */
@Component({
  selector: 'kat-record-fields',
  imports: [Checkbox, Field, FieldInput],
  template: `
    @for (field of fields(); track field.key) {
      @if (field.kind === 'tick') {
        <div class="tick">
          <kat-checkbox [checked]="values()[field.key] === true" (checkedChange)="changed.emit({ key: field.key, value: $event })">{{
            field.label
          }}</kat-checkbox>
          @if (faultOf()(field.key); as fault) {
            <p class="fault">{{ fault }}</p>
          }
        </div>
      } @else {
        <kat-field [class.is-wide]="field.kind === 'area'" [label]="field.label" [help]="field.help ?? null" [error]="faultOf()(field.key)">
          @switch (field.kind) {
            @case ('area') {
              <textarea
                katInput
                dir="auto"
                [maxlength]="field.maximumLength"
                [value]="values()[field.key] ?? ''"
                (input)="type(field.key, $event)"
              ></textarea>
            }
            @case ('choice') {
              <select katInput (change)="type(field.key, $event)">
                @for (choice of field.choices ?? []; track choice[0]) {
                  <option [value]="choice[0]" [selected]="values()[field.key] === choice[0]">{{ choice[1] }}</option>
                }
              </select>
            }
            @default {
              <input
                katInput
                dir="auto"
                autocomplete="off"
                [type]="field.kind ?? 'text'"
                [maxlength]="field.maximumLength"
                [value]="values()[field.key] ?? ''"
                (input)="type(field.key, $event)"
              />
            }
          }
        </kat-field>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
      gap: var(--space-16) var(--space-24);
    }

    .is-wide {
      grid-column: 1 / -1;
    }

    .tick {
      align-self: end;
    }

    .fault {
      color: var(--alert);
      font: var(--type-meta);
      font-weight: 560;
    }
  `,
})
export class RecordFields {
  readonly fields = input.required<readonly RecordField[]>();
  readonly values = input.required<RecordValues>();
  readonly faultOf = input<(key: string) => string | null>(() => null);
  readonly changed = output<{ readonly key: string; readonly value: string | boolean }>();

  protected type(key: string, event: Event): void {
    this.changed.emit({ key, value: (event.target as HTMLInputElement).value });
  }
}
