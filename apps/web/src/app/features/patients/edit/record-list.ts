import { Component, input, output } from '@angular/core';
import { Button } from '../../../ui/button.js';
import { RecordFields, type RecordField, type RecordValues } from '../../../ui/record-fields.js';

/** Several records of one kind, such as addresses: each can be changed or taken out, and more can be added. */
@Component({
  selector: 'kat-record-list',
  imports: [Button, RecordFields],
  template: `
    <fieldset>
      <legend>{{ heading() }}</legend>
      @for (item of items(); track $index; let place = $index) {
        <div class="item" role="group" [attr.aria-label]="one() + ' ' + (place + 1)">
          <kat-record-fields
            [fields]="fields()"
            [values]="item"
            [faultOf]="faultAt(place)"
            (changed)="change(place, $event.key, $event.value)"
          />
          <button type="button" kat-button kind="quiet" size="small" icon="trash-2" (click)="remove(place)">
            Take out {{ one() }} {{ place + 1 }}
          </button>
        </div>
      }
      <button type="button" kat-button size="small" icon="plus" (click)="add()">Add {{ one() }}</button>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--space-12);
      justify-items: start;
    }

    legend {
      margin-bottom: var(--space-8);
      padding: 0;
      font: var(--type-section);
    }

    .item {
      display: grid;
      gap: var(--space-8);
      justify-items: start;
      width: 100%;
      padding: var(--space-12) var(--space-16);
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
    }

    kat-record-fields {
      width: 100%;
    }
  `,
})
export class RecordList {
  readonly heading = input.required<string>();
  /** What one of them is called, in the middle of a sentence. */
  readonly one = input.required<string>();
  readonly fields = input.required<readonly RecordField[]>();
  readonly items = input.required<readonly RecordValues[]>();
  readonly faultOf = input.required<(place: number, key: string) => string | null>();
  readonly changed = output<readonly RecordValues[]>();

  protected faultAt(place: number): (key: string) => string | null {
    return (key) => this.faultOf()(place, key);
  }

  protected change(place: number, key: string, value: string | boolean): void {
    this.changed.emit(this.items().map((item, index) => (index === place ? { ...item, [key]: value } : item)));
  }

  protected remove(place: number): void {
    this.changed.emit(this.items().filter((_, index) => index !== place));
  }

  protected add(): void {
    this.changed.emit([...this.items(), {}]);
  }
}
