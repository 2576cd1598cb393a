import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AmendmentRequestView } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { keepsDraft } from '../../../core/outbox/draft.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

const said = {
  extension: {
    heading: 'Take 30 days more',
    field: 'Why it takes longer',
    help: 'Tell the patient in writing, with the new day. The time can be extended once.',
    missing: 'Say why it takes longer.',
    act: 'Extend the time',
  },
  disagreement: {
    heading: 'Attach the patient’s statement',
    field: 'Statement of disagreement',
    help: 'In the patient’s own words. It goes out with every paper copy and letter of the note.',
    missing: 'Write down the statement.',
    act: 'Attach the statement',
  },
  rebuttal: {
    heading: 'Write a rebuttal',
    field: 'Rebuttal',
    help: 'It stands beside the statement and goes out with it. Give the patient a copy.',
    missing: 'Write the rebuttal.',
    act: 'Sign the rebuttal',
  },
} as const;

/** More time for an answer, the patient's statement after a denial, or the clinic's rebuttal of it. */
@Component({
  selector: 'kat-further-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog [heading]="words().heading" (closed)="closed.emit()">
      <form class="kat-form" id="further" novalidate (submit)="send($event)">
        @if (step() === 'disagreement') {
          <kat-field
            label="Handed in on"
            [error]="isTried() && !isDayKnown() ? 'Give the day on which it came, today at the latest.' : null"
          >
            <input katInput type="date" [max]="today()" [value]="receivedOn()" (input)="receivedOn.set(day.value)" #day />
          </kat-field>
        }
        <kat-field [label]="words().field" [help]="words().help" [error]="isTried() && text().trim() === '' ? words().missing : null">
          <textarea
            katInput
            rows="5"
            [maxlength]="step() === 'extension' ? 2000 : 8000"
            [value]="text()"
            (input)="text.set(given.value)"
            #given
          ></textarea>
        </kat-field>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" form="further" [busy]="sending.busy()">{{ words().act }}</button>
    </kat-dialog>
  `,
})
export class FurtherDialog {
  readonly request = input.required<AmendmentRequestView>();
  readonly step = input.required<keyof typeof said>();
  readonly kept = output<AmendmentRequestView>();
  readonly closed = output<void>();
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly words = computed(() => said[this.step()]);
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly receivedOn = signal('');
  protected readonly text = signal('');
  protected readonly isTried = signal(false);
  protected readonly isDayKnown = computed(() => this.receivedOn() !== '' && this.receivedOn() <= this.today());
  private readonly id = crypto.randomUUID();

  constructor() {
    keepsDraft<string>({
      name: () => `${this.step()} ${this.request().id}`,
      typed: () => (this.text() === '' ? null : this.text()),
      restore: (text) => this.text.set(text),
    });
  }

  private statement(): object {
    return { receivedOn: this.receivedOn(), statement: this.text() };
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const isStatement = this.step() === 'disagreement';
    if (this.text().trim() === '' || (isStatement && !this.isDayKnown())) return;
    const body = { extension: { reason: this.text() }, disagreement: this.statement(), rebuttal: { text: this.text() } }[this.step()];
    const address = `/api/v1/amendment-requests/${this.request().id}/${this.step()}`;
    const answer = await this.sending.post<AmendmentRequestView>(address, { id: this.id, ...body });
    if (!answer.ok) return;
    this.text.set('');
    this.kept.emit(answer.value);
  }
}
