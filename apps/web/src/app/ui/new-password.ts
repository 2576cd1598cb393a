import { Component, computed, input, model, signal } from '@angular/core';
import { Field } from './field.js';
import { FieldInput } from './field-input.js';

const shortest = 12;

/** A new password, typed twice. Its value is null until both are the same and long enough; whether it is easily guessed the server says. */
@Component({
  selector: 'kat-new-password',
  imports: [Field, FieldInput],
  template: `
    <kat-field label="New password" help="At least 12 characters; spaces and any script are welcome." [error]="firstError()">
      <input katInput type="password" autocomplete="new-password" maxlength="128" [value]="first()" (input)="takeFirst(one.value)" #one />
    </kat-field>
    <kat-field label="The same again" [error]="secondError()">
      <input katInput type="password" autocomplete="new-password" maxlength="128" [value]="second()" (input)="takeSecond(two.value)" #two />
    </kat-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }
  `,
})
export class NewPassword {
  /** Whether the person has pressed the button: from then on what is missing is said. */
  readonly tried = input(false);
  readonly value = model<string | null>(null);
  protected readonly first = signal('');
  protected readonly second = signal('');
  protected readonly firstError = computed(() => (this.tried() && this.first().length < shortest ? 'Take at least 12 characters.' : null));
  protected readonly secondError = computed(() => (this.tried() && this.first() !== this.second() ? 'The two are not the same.' : null));

  protected takeFirst(text: string): void {
    this.first.set(text);
    this.settle();
  }

  protected takeSecond(text: string): void {
    this.second.set(text);
    this.settle();
  }

  private settle(): void {
    const isGood = this.first().length >= shortest && this.first() === this.second();
    this.value.set(isGood ? this.first() : null);
  }
}
