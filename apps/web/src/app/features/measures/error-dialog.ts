import { Component, input, output, signal } from '@angular/core';
import type { PatientMeasuresView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** Says of a form that it was entered in error, and why. Nothing is taken away. */
@Component({
  selector: 'kat-error-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Mark this form as entered in error" (closed)="closed.emit()">
      <div class="kat-form">
        <p>It stays to be read with your reason and counts no more. A risk event it opened stays open.</p>
        <kat-field label="What was wrong">
          <input katInput type="text" maxlength="400" [value]="reason()" (input)="reason.set(box.value)" #box />
        </kat-field>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </div>
      <button
        katDialogActions
        type="button"
        kat-button
        kind="danger"
        [busy]="sending.busy()"
        [disabled]="reason().trim() === ''"
        (click)="mark()"
      >
        Mark as entered in error
      </button>
    </kat-dialog>
  `,
})
export class ErrorDialog {
  readonly patientId = input.required<string>();
  readonly responseId = input.required<string>();
  readonly closed = output<void>();
  readonly marked = output<PatientMeasuresView>();
  protected readonly sending = submission();
  protected readonly reason = signal('');

  protected async mark(): Promise<void> {
    const url = `/api/v1/patients/${this.patientId()}/measure-responses/${this.responseId()}/error`;
    const answer = await this.sending.post<PatientMeasuresView>(url, { id: crypto.randomUUID(), reason: this.reason() });
    if (answer.ok) this.marked.emit(answer.value);
  }
}
