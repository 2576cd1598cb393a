import { Component, input, output, signal } from '@angular/core';
import type { ChartOpeningView, OpeningJudgement } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../ui/segmented-choice.js';

const choices: readonly Choice<OpeningJudgement>[] = [
  { value: 'justified', label: 'The reason holds' },
  { value: 'not-justified', label: 'It does not' },
];

/** Says whether the reason for opening a chart held; said once, and kept. */
@Component({
  selector: 'kat-review-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel, SegmentedChoice],
  template: `
    <kat-dialog [heading]="opening().openedBy + ': chart of ' + opening().patient.name" (closed)="closed.emit()">
      <form class="kat-form" id="review-opening" novalidate (submit)="send($event)">
        <p>
          <q>{{ opening().reason }}</q>
        </p>
        <kat-segmented-choice
          label="Your judgement"
          [choices]="choices"
          [value]="judgement()"
          [error]="isTried() && judgement() === null ? 'Say whether the reason holds.' : null"
          (valueChange)="judgement.set($event)"
        />
        <kat-field label="Remark" help="What was done about it, or why it holds." optional>
          <textarea katInput rows="3" maxlength="500" [value]="words()" (input)="words.set(remark.value)" #remark></textarea>
        </kat-field>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" form="review-opening" [busy]="sending.busy()">Keep the judgement</button>
    </kat-dialog>
  `,
})
export class ReviewDialog {
  readonly opening = input.required<ChartOpeningView>();
  readonly reviewed = output<void>();
  readonly closed = output<void>();
  protected readonly choices = choices;
  protected readonly judgement = signal<OpeningJudgement | null>(null);
  protected readonly words = signal('');
  protected readonly isTried = signal(false);
  protected readonly sending = submission();

  constructor() {
    keepsDraft<string>({
      name: () => `opening-review ${this.opening().id}`,
      typed: () => (this.words() === '' ? null : this.words()),
      restore: (words) => this.words.set(words),
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.judgement() === null) return;
    const command = { judgement: this.judgement(), remark: this.words() };
    const answer = await this.sending.post(`/api/v1/chart-openings/${this.opening().id}/review`, command);
    if (!answer.ok) return;
    this.words.set('');
    this.reviewed.emit();
  }
}
