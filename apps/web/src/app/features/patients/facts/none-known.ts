import { Component, inject, input, output, signal } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { DateTimeField } from '../../../ui/date-time-field.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

/** States on which day the patient was asked and knew of no allergy. An empty list alone says nothing. */
@Component({
  selector: 'kat-none-known',
  imports: [Button, DateTimeField, ProblemPanel],
  template: `
    <form class="kat-row" novalidate (submit)="save($event)">
      <kat-date-time-field
        label="Asked on, none known"
        [max]="today"
        [error]="isTried() && on() === null ? 'Say on which day.' : null"
        [(value)]="on"
      />
      <button kat-button size="small" [busy]="sending.busy()">Record that none are known</button>
    </form>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
})
export class NoneKnown {
  readonly patientId = input.required<string>();
  readonly changed = output<PatientChartView>();
  protected readonly sending = submission();
  protected readonly today = dateInZone(inject(Clock).instant(), inject(SignInState).zone());
  protected readonly on = signal<string | null>(null);
  protected readonly isTried = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.on() === null) return;
    const answer = await this.sending.put<PatientChartView>(`/api/v1/patients/${this.patientId()}/no-allergies`, { askedOn: this.on() });
    if (answer.ok) this.changed.emit(answer.value);
  }
}
