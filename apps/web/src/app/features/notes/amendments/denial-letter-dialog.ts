import { Component, inject, input, output, signal } from '@angular/core';
import type { AmendmentRequestView, PrintedPaper } from '@sojourn/domain';
import { PaperDownload } from '../../../core/paper-download.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

/** The letter that tells the patient of a denial; only whom to turn to is asked, everything else was decided. */
@Component({
  selector: 'kat-denial-letter-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Letter about the denial" (closed)="closed.emit()">
      <form class="kat-form" id="denial-letter" novalidate (submit)="make($event)">
        <p>It says what was asked and why it is denied, that the patient may disagree in writing, and where to complain.</p>
        <kat-field
          label="Who takes statements and complaints"
          help="Name or title, and telephone."
          [error]="isTried() && contact().trim() === '' ? 'Say whom the patient can turn to.' : null"
        >
          <input katInput type="text" maxlength="300" [value]="contact()" (input)="contact.set(who.value)" #who />
        </kat-field>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" icon="download" form="denial-letter" [busy]="sending.busy()">
        Make the letter
      </button>
    </kat-dialog>
  `,
})
export class DenialLetterDialog {
  readonly request = input.required<AmendmentRequestView>();
  readonly closed = output<void>();
  private readonly papers = inject(PaperDownload);
  protected readonly sending = submission();
  protected readonly contact = signal('');
  protected readonly isTried = signal(false);

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.contact().trim() === '') return;
    const address = `/api/v1/amendment-requests/${this.request().id}/denial/letter`;
    const answer = await this.sending.post<PrintedPaper>(address, { contact: this.contact() });
    if (!answer.ok) return;
    this.papers.give(answer.value, 'letter');
    this.closed.emit();
  }
}
