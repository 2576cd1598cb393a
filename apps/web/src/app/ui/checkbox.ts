import { Component, booleanAttribute, input, model, output } from '@angular/core';

/** A yes that can be taken back. Where "no" must be told from "not asked", use a segmented choice instead. */
@Component({
  selector: 'kat-checkbox',
  template: `
    <label>
      <input type="checkbox" [checked]="checked()" [disabled]="disabled()" (change)="checked.set(box.checked)" (blur)="touch.emit()" #box />
      <span><ng-content /></span>
    </label>
  `,
  styles: `
    label {
      display: inline-flex;
      align-items: center;
      gap: var(--space-8);
      min-height: var(--target);
      cursor: pointer;
    }
  `,
})
export class Checkbox {
  readonly checked = model(false);
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly touch = output<void>();
}
