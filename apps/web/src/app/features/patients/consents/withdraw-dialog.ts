import { Component, inject, input, output, signal } from '@angular/core';
import type { ConsentsView, ConsentView } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { consentTitle } from './consent-words.js';

/** The patient takes a consent back. It needs no reason, is never refused, and holds every dose at once. */
@Component({
  selector: 'kat-withdraw-dialog',
  imports: [Button, DateTimeField, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog [heading]="'Withdraw: ' + title(consent().code)" (closed)="closed.emit()">
      <form class="kat-form" id="withdraw" novalidate (submit)="save($event)">
        <p>Dosing is held at once, also for sessions already booked. The signature stays readable beside the withdrawal.</p>
        <kat-date-time-field
          label="Withdrawn on"
          [max]="today"
          [error]="isTried() && on() === null ? 'Say on which day.' : null"
          [(value)]="on"
        />
        <kat-field
          label="Stated by"
          help="The patient, or who speaks for them."
          [error]="isTried() && by().trim() === '' ? 'Say who stated it.' : null"
        >
          <input katInput autocomplete="off" maxlength="160" [value]="by()" (input)="by.set(textOf($event))" />
        </kat-field>
        <kat-field label="Reason" optional help="Only what the patient offers; none is needed.">
          <textarea katInput maxlength="2000" [value]="reason()" (input)="reason.set(textOf($event))"></textarea>
        </kat-field>
        @if (sending.problem(); as problem) {
          <kat-problem [problem]="problem" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="danger" form="withdraw" [busy]="sending.busy()">Withdraw this consent</button>
    </kat-dialog>
  `,
})
export class WithdrawDialog {
  readonly patientId = input.required<string>();
  readonly consent = input.required<ConsentView>();
  readonly closed = output<void>();
  readonly withdrawn = output<ConsentsView>();
  protected readonly sending = submission();
  protected readonly today = dateInZone(inject(Clock).instant(), inject(SignInState).zone());
  protected readonly on = signal<string | null>(this.today);
  protected readonly by = signal('');
  protected readonly reason = signal('');
  protected readonly isTried = signal(false);
  protected readonly title = consentTitle;
  private readonly id = crypto.randomUUID();

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.on() === null || this.by().trim() === '') return;
    const { id, code } = this.consent();
    const stated = { id: this.id, code, withdrawnOn: this.on(), statedBy: this.by(), reason: this.reason() };
    const answer = await this.sending.post<ConsentsView>(`/api/v1/patients/${this.patientId()}/consents/${id}/withdrawal`, stated);
    if (answer.ok) this.withdrawn.emit(answer.value);
  }
}
