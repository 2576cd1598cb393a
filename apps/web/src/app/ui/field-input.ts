import { Directive, inject } from '@angular/core';
import { Field } from './field.js';

/** Ties a native input, textarea or select to the label, help and error of the field around it. */
@Directive({
  selector: 'input[katInput], textarea[katInput], select[katInput]',
  host: {
    class: 'kat-input',
    '[id]': 'field.controlId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() === null ? null : "true"',
  },
})
export class FieldInput {
  protected readonly field = inject(Field);
}
