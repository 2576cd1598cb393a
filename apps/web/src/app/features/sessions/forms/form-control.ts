import { Component, computed, inject, input, model } from '@angular/core';
import { isPrescriberTeamMember } from '../session-people.js';
import { SessionRoom } from '../session-room.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { FieldMessages } from '../../../ui/field-messages.js';
import { NumberField } from '../../../ui/number-field.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { DurationField } from './duration-field.js';
import type { FormField } from './form-field.js';

/** The control one question of a form asks for. Nothing is preselected. */
@Component({
  selector: 'kat-form-control',
  imports: [Checkbox, DateTimeField, DurationField, Field, FieldInput, FieldMessages, NumberField, SegmentedChoice],
  templateUrl: './form-control.html',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    legend {
      margin-bottom: 6px;
      padding: 0;
      font: var(--type-label);
    }

    .ticks {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
      gap: 0 var(--space-16);
    }
  `,
})
export class FormControl {
  readonly field = input.required<FormField>();
  readonly error = input<string | null>(null);
  readonly value = model<unknown>(null);
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly number = computed(() => (typeof this.value() === 'number' ? (this.value() as number) : null));
  protected readonly text = computed(() => (typeof this.value() === 'string' ? (this.value() as string) : ''));
  protected readonly chosen = computed(() => this.value() as string | number | boolean | null);
  protected readonly people = computed(() => {
    const view = this.room.view();
    if (view === null) return [];
    const { people, session } = view;
    const self = this.signIn.view()?.staffMemberId;
    const isFit = (id: string) => (this.field().type === 'prescriber' ? isPrescriberTeamMember(session, id) : id !== self);
    return session.team
      .filter(({ personId }) => isFit(personId))
      .map(({ personId }) => ({ id: personId, name: people[personId] ?? 'Somebody' }))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  });

  protected isTicked(code: string): boolean {
    const ticked = this.value();
    return Array.isArray(ticked) && ticked.includes(code);
  }

  protected tick(code: string, isTicked: boolean): void {
    const before = Array.isArray(this.value()) ? (this.value() as string[]) : [];
    this.value.set(isTicked ? [...before, code] : before.filter((one) => one !== code));
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.value.set(value === '' ? null : value);
  }
}
