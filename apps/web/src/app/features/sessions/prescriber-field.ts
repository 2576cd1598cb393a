import { Component, computed, inject, input, model } from '@angular/core';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { SessionRoom } from './session-room.js';

/** A prescriber of this session; nobody is preselected. */
@Component({
  selector: 'kat-prescriber-field',
  imports: [Field, FieldInput],
  template: `
    <kat-field [label]="label()">
      <select katInput [value]="personId() ?? ''" (change)="personId.set(choice.value || null)" #choice>
        <option value="">Choose a prescriber</option>
        @for (prescriber of prescribers(); track prescriber.id) {
          <option [value]="prescriber.id" [selected]="prescriber.id === personId()">{{ prescriber.name }}</option>
        }
      </select>
    </kat-field>
  `,
})
export class PrescriberField {
  readonly label = input.required<string>();
  readonly personId = model<string | null>(null);
  private readonly room = inject(SessionRoom);
  protected readonly prescribers = computed(() =>
    (this.room.fold()?.situation.session.team ?? [])
      .filter(({ roles }) => roles.includes('prescriber') || roles.includes('medical-director'))
      .map(({ personId }) => ({ id: personId, name: this.room.nameOf(personId) })),
  );
}
