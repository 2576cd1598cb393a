import { Component, computed, inject, signal } from '@angular/core';
import { openChartCommand, reasonHoldsMin, type OwnOpening } from '@sojourn/domain';
import { ChartDoor } from '../core/chart-door.js';
import { keepsDraft } from '../core/outbox/draft.js';
import { fieldMessage } from '../core/problem-presenter.js';
import { submission } from '../core/submission.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { ProblemPanel } from '../ui/problem-panel.js';

/** Asks for the reason that opens a chart which is not one's own, and says before who will hear of it. */
@Component({
  selector: 'kat-chart-door-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="This chart is not open to you" (closed)="door.settle(false)">
      <form class="kat-form" id="chart-door" novalidate (submit)="open($event)">
        <p>
          You are neither on this patient’s care team nor at work with them today. If you need the chart now, say why: it opens for
          {{ minutes }} minutes. The medical director and compliance are told at once and look at it within three days.
        </p>
        <kat-field label="Why you need it now" [error]="refusal()">
          <textarea katInput rows="3" maxlength="500" [value]="reason()" (input)="reason.set(box.value)" #box></textarea>
        </kat-field>
        @if (fault(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="door.settle(false)">Leave it closed</button>
      <button katDialogActions kat-button kind="primary" icon="lock-open" form="chart-door" [busy]="sending.busy()">Open the chart</button>
    </kat-dialog>
  `,
})
export class ChartDoorDialog {
  protected readonly door = inject(ChartDoor);
  protected readonly sending = submission();
  protected readonly reason = signal('');
  protected readonly minutes = reasonHoldsMin;
  private readonly id = crypto.randomUUID();
  private readonly isTried = signal(false);
  /** What is wrong with the reason is said before anybody is asked who they are. */
  private readonly lacking = computed(() => {
    const { error } = openChartCommand.shape.reason.safeParse(this.reason());
    return this.isTried() ? (error?.issues.at(-1)?.message ?? null) : null;
  });
  protected readonly refusal = computed(() => this.lacking() ?? fieldMessage(this.sending.problem(), 'reason'));
  protected readonly fault = computed(() => (this.refusal() === null ? this.sending.problem() : null));

  constructor() {
    keepsDraft<string>({
      name: () => `chart-door ${this.door.pending()?.patientId ?? ''}`,
      typed: () => (this.reason() === '' ? null : this.reason()),
      restore: (reason) => this.reason.set(reason),
    });
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.lacking() !== null) return;
    const patientId = this.door.pending()?.patientId ?? '';
    const answer = await this.sending.post<OwnOpening>(`/api/v1/patients/${patientId}/openings`, { id: this.id, reason: this.reason() });
    if (!answer.ok) return;
    this.reason.set('');
    this.door.settle(true);
  }
}
