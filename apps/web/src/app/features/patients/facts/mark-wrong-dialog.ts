import { Component, input, output, signal } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

/** Marks an entry as entered in error. It leaves the lists and stays readable among the corrected ones. */
@Component({
  selector: 'kat-mark-wrong-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Mark as entered in error" (closed)="closed.emit()">
      <form class="kat-form" id="mark-wrong" novalidate (submit)="save($event)">
        <p>
          <strong
            ><bdi>{{ words() }}</bdi></strong
          >
        </p>
        <p>It no longer counts for anything. It stays readable with your reason; nothing is deleted.</p>
        <kat-field label="What was wrong" [error]="isTried() && reason().trim().length < 3 ? 'Say what was wrong.' : null">
          <textarea katInput maxlength="400" [value]="reason()" (input)="type($event)"></textarea>
        </kat-field>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="danger" form="mark-wrong" [busy]="sending.busy()">Mark as entered in error</button>
    </kat-dialog>
  `,
})
export class MarkWrongDialog {
  readonly patientId = input.required<string>();
  readonly factId = input.required<string>();
  readonly words = input.required<string>();
  readonly closed = output<void>();
  readonly marked = output<PatientChartView>();
  protected readonly sending = submission();
  protected readonly reason = signal('');
  protected readonly isTried = signal(false);
  private readonly id = crypto.randomUUID();

  protected type(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.reason().trim().length < 3) return;
    const address = `/api/v1/patients/${this.patientId()}/facts/${this.factId()}/error`;
    const answer = await this.sending.post<PatientChartView>(address, { id: this.id, reason: this.reason() });
    if (answer.ok) this.marked.emit(answer.value);
  }
}
