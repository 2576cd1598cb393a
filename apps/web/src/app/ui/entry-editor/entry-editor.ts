import { Component, computed, input, model } from '@angular/core';
import { entryKind, type EntryKind } from '@sojourn/domain';
import { Checkbox } from '../checkbox.js';
import { Field } from '../field.js';
import { FieldInput } from '../field-input.js';
import { ruleWords } from '../session-words.js';
import { fieldsOf, shownIn, type Details, type EntryField, type Typed } from './entry-fields.js';

/** The values of one entry as fields to write anew, kept as they are typed. Who uses it reads them with `writtenAnew` and decodes that. */
@Component({
  selector: 'kat-entry-editor',
  imports: [Checkbox, Field, FieldInput],
  template: `
    @for (field of fields(); track field.name) {
      @if (field.type === 'tick') {
        <kat-checkbox [checked]="shown(field) === 'true'" (checkedChange)="write(field, $event ? 'true' : 'false')">{{
          field.label
        }}</kat-checkbox>
      } @else {
        <kat-field [label]="labelOf(field)" [error]="errors()[field.name] ?? null">
          @if (field.type === 'choice') {
            <select katInput [value]="shown(field)" (change)="write(field, choice.value)" #choice>
              @for (one of field.choices; track one) {
                <option [value]="one" [selected]="one === shown(field)">{{ words(one) }}</option>
              }
            </select>
          } @else {
            <input
              katInput
              type="text"
              autocomplete="off"
              [attr.inputmode]="field.type === 'number' ? 'decimal' : null"
              [value]="shown(field)"
              (input)="write(field, box.value)"
              #box
            />
          }
        </kat-field>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(108px, 1fr));
      gap: var(--space-12);
      align-items: end;
    }
  `,
})
export class EntryEditor {
  readonly kind = input.required<EntryKind>();
  /** The entry as it is written. */
  readonly details = input.required<Details>();
  readonly typed = model<Typed>({});
  /** The decoder's words for a field, by its name. */
  readonly errors = input<Readonly<Record<string, string>>>({});
  protected readonly words = ruleWords;
  protected readonly fields = computed(() => fieldsOf(this.kind(), this.details()));

  protected labelOf({ label, unit }: EntryField): string {
    return `${label || entryKind(this.kind()).label}${unit === '' ? '' : `, ${unit}`}`;
  }

  protected shown(field: EntryField): string {
    return this.typed()[field.name] ?? shownIn(field, this.details());
  }

  protected write(field: EntryField, text: string): void {
    this.typed.update((typed) => ({ ...typed, [field.name]: text }));
  }
}
