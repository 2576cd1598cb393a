import { Directive, ElementRef, afterEveryRender, inject, input } from '@angular/core';
import { Field } from './field.js';

/**
 * Ties a native input, textarea or select to the label, help and error of the field around it. A browser cuts what is pasted beyond `maxlength`
 * without a word; here it stays, and the field says how much is too much.
 */
@Directive({
  selector: 'input[katInput], textarea[katInput], select[katInput]',
  host: {
    class: 'kat-input',
    '[id]': 'field.controlId',
    '[attr.maxlength]': 'null',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.shownError() === null ? null : "true"',
    '(input)': 'measure()',
  },
})
export class FieldInput {
  /** Characters, at most; null where any number may be written. */
  readonly maxlength = input(null, { transform: (most: string | number | null | undefined) => Number(most ?? 0) || null });
  protected readonly field = inject(Field);
  private readonly host = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>>(ElementRef);

  constructor() {
    // What is put in by the program, and emptied by it, counts as what is typed.
    afterEveryRender(() => this.measure());
  }

  protected measure(): void {
    const [most, { length }] = [this.maxlength(), this.host.nativeElement.value];
    this.field.tooLong.set(
      most === null || length <= most ? null : `${length} characters: ${most} are the most. Shorten it; nothing is cut.`,
    );
  }
}
