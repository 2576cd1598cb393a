import { Component, input, output, signal } from '@angular/core';
import type { AppointmentView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** Nobody takes the patient home: nothing is given, and the hour is used for a talk. Asked once more before it is done. */
@Component({
  selector: 'kat-turn-into-therapy-visit',
  imports: [Button, ProblemPanel],
  template: `
    <button type="button" kat-button size="small" [attr.aria-expanded]="isAsking()" (click)="isAsking.set(!isAsking())">
      No escort: talk instead …
    </button>
    @if (isAsking()) {
      <div class="asking">
        <p>
          The dose is called off and owed to the course again. An integration session takes its place at the same time, with the same
          therapist and room; nurse and pump are free for others.
        </p>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
        <div class="kat-row">
          <button type="button" kat-button kind="primary" [busy]="sending.busy()" (click)="send()">
            Turn into a talk for {{ visit().patientName }}
          </button>
          <button type="button" kat-button kind="quiet" (click)="isAsking.set(false)">Leave it</button>
        </div>
      </div>
    }
  `,
  styles: `
    .asking {
      display: grid;
      gap: var(--space-12);
      padding: var(--space-12) 0;
    }
  `,
})
export class TurnIntoTherapyVisit {
  readonly visit = input.required<AppointmentView>();
  readonly turned = output<void>();
  protected readonly sending = submission();
  protected readonly isAsking = signal(false);
  private readonly id = crypto.randomUUID();

  protected async send(): Promise<void> {
    const answer = await this.sending.post<AppointmentView>(`/api/v1/appointments/${this.visit().id}/therapy-visit`, { id: this.id });
    if (answer.ok) this.turned.emit();
  }
}
