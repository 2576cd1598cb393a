import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { fieldMessage } from '../../core/problem-presenter.js';
import type { Problem } from '../../ui/problem.js';
import { Combobox } from '../../ui/combobox.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { BookingDraft } from './booking-draft.js';

/** For whom, and which visit of a course or which kind of visit: what booking and waiting begin with. The draft is the form's own. */
@Component({
  selector: 'kat-visit-choice',
  imports: [Combobox, Field, FieldInput],
  template: `
    @if (!isPatientKnown()) {
      <kat-combobox
        label="Patient"
        help="Name, birth date or record number."
        searchedByOwner
        [choices]="draft.patients()"
        [error]="patientError()"
        [(value)]="draft.patientId"
        (searched)="draft.search($event)"
      />
    }
    @if (draft.areCoursesKnown()) {
      <kat-field label="Visit" [error]="visitError()">
        <select katInput (change)="draft.visitId.set(visits.value === '' ? null : visits.value)" #visits>
          <option value="">Choose …</option>
          @for (visit of draft.offered(); track visit.id) {
            <option [value]="visit.id" [selected]="visit.id === draft.visitId()">{{ visit.label }}</option>
          }
        </select>
      </kat-field>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class VisitChoice {
  /** Whether the form says elsewhere whose visit it is. */
  readonly isPatientKnown = input(false);
  readonly tried = input(false, { transform: booleanAttribute });
  readonly problem = input<Problem | null>(null);
  /** What is asked for where no visit is chosen. */
  readonly missing = input.required<string>();
  protected readonly draft = inject(BookingDraft);
  protected readonly patientError = computed(() =>
    this.tried() && this.draft.patientId() === null ? 'Choose a patient' : fieldMessage(this.problem(), 'patientId'),
  );
  protected readonly visitError = computed(() => (this.tried() && this.draft.visit() === null ? this.missing() : null));
}
