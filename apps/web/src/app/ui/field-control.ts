import { Directive, booleanAttribute, computed, input, model, output } from '@angular/core';
import { uniqueId } from './unique-id.js';

interface FormError {
  readonly kind: string;
  readonly message?: string;
}

/**
 * What every control that brings its own label shares. It has the shape of a signal form control, so it works with `[formField]`
 * as well as alone with `[(value)]` and `[error]`. Nothing is preselected: null means "not answered".
 */
@Directive()
export abstract class FieldControl<T> {
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly errors = input<readonly FormError[]>([]);
  readonly touched = input(false);
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly required = input(false, { transform: booleanAttribute });
  readonly touch = output<void>();
  readonly value = model<T | null>(null);

  readonly controlId = uniqueId('control');
  readonly messagesId = uniqueId('messages');
  /** Errors of a form wait until the person has left the field; an error handed in directly shows at once. */
  protected readonly shownError = computed(() => this.error() ?? (this.touched() ? (this.errors().at(0)?.message ?? null) : null));
  protected readonly describedBy = computed(() => (this.help() === null && this.shownError() === null ? null : this.messagesId));
}
