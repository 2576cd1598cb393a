import { Component, computed, inject, input, model } from '@angular/core';
import type { BookingConflict } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';

type Ruled = { readonly code: string } & Pick<BookingConflict, 'isOverridable'>;

/** Where only soft rules stand in the way, a manager may set them aside, with a reason that stays in the record. */
@Component({
  selector: 'kat-override-field',
  imports: [Field, FieldInput],
  template: `
    @if (isPossible()) {
      <kat-field label="Set this aside, because" help="A manager’s reason is kept with the appointment." optional>
        <input katInput autocomplete="off" maxlength="200" [value]="reason()" (input)="reason.set(text.value)" #text />
      </kat-field>
    }
  `,
})
export class OverrideField {
  readonly conflicts = input.required<readonly Ruled[]>();
  readonly reason = model('');
  private readonly signIn = inject(SignInState);
  readonly isPossible = computed(
    () =>
      this.signIn.may('schedule.arrange') && this.conflicts().length > 0 && this.conflicts().every(({ isOverridable }) => isOverridable),
  );
}

/** What is sent for the reason: one override for each rule, none without a reason. */
export function overridesOf(conflicts: readonly Ruled[], reason: string): readonly { readonly code: string; readonly reason: string }[] {
  if (reason.trim() === '') return [];
  const codes = new Set(conflicts.filter(({ isOverridable }) => isOverridable).map(({ code }) => code));
  return [...codes].map((code) => ({ code, reason }));
}
