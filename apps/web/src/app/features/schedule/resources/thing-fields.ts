import { Component, input } from '@angular/core';
import { roomAttributes, type ResourceKind } from '@sojourn/domain';
import { Checkbox } from '../../../ui/checkbox.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { NumberField } from '../../../ui/number-field.js';
import type { ResourceDraft } from './resource-draft.js';
import { attributeWords } from './resource-words.js';

/** What the schedule knows of a room or a pump. */
@Component({
  selector: 'kat-thing-fields',
  imports: [Checkbox, Field, FieldInput, NumberField],
  template: `
    @let thing = draft();
    @if (kind() === 'room') {
      <fieldset>
        <legend>What it offers</legend>
        <div class="boxes">
          @for (one of attributes; track one.attribute) {
            <kat-checkbox [checked]="thing.hasAttribute(one.attribute)" (checkedChange)="thing.attribute(one.attribute, $event)">
              {{ one.name }}
            </kat-checkbox>
          }
        </div>
      </fieldset>
    } @else {
      <kat-field label="Maintenance due on" help="It can be booked up to that day. Without a date it cannot be booked.">
        <input katInput type="date" [value]="thing.maintenanceDueOn()" (change)="thing.maintenanceDueOn.set(due.value)" #due />
      </kat-field>
      <kat-number-field
        label="Cleaning after each use"
        unit="min"
        help="Added to every booking of this pump."
        [(value)]="thing.cleaningMinutes"
      />
    }
  `,
  styleUrl: './fields.css',
})
export class ThingFields {
  readonly draft = input.required<ResourceDraft>();
  readonly kind = input.required<ResourceKind>();
  protected readonly attributes = roomAttributes.map((attribute) => ({ attribute, name: attributeWords[attribute] }));
}
