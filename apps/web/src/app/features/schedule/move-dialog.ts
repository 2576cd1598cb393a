import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { localDateAt, localTimeAt, patientMinutes, type AppointmentView, type ScheduleDayView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import type { LiftedVisit } from './board-move.js';
import { OverrideField, overridesOf } from './override-field.js';
import { PlacesChoice, type VisitToArrange } from './places-choice.js';
import { PlacesForm } from './places-form.js';
import { PutDown, moveCommandOf } from './put-down.js';

/** Another day, time, person or place for a visit. The dialog is the twin of dragging. */
@Component({
  selector: 'kat-move-dialog',
  imports: [Button, Dialog, Loading, OverrideField, PlacesForm, ProblemPanel],
  template: `
    <kat-dialog [heading]="'Move ' + visit().appointment.title" (closed)="closed.emit()">
      <form class="kat-form" id="move-visit" novalidate (submit)="save($event)">
        <p class="meta">{{ visit().appointment.patientName }}. The old time is cancelled and kept in the record.</p>
        @if (day.hasValue()) {
          <kat-places-form [choice]="choice" [(on)]="on" hasLength />
          <kat-override-field [conflicts]="choice.conflicts()" [(reason)]="reason" />
        } @else {
          <kat-loading label="Loading the day" [lines]="5" />
        }
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <ng-container katDialogActions>
        <button type="button" kat-button kind="quiet" (click)="closed.emit()">Leave it</button>
        <button kat-button kind="primary" form="move-visit" [busy]="sending.busy()">Move the visit</button>
      </ng-container>
    </kat-dialog>
  `,
})
export class MoveDialog {
  readonly visit = input.required<LiftedVisit>();
  readonly moved = output<void>();
  readonly closed = output<void>();
  private readonly putDown = inject(PutDown);
  private readonly zone = inject(SignInState).zone();
  protected readonly sending = submission();
  protected readonly reason = signal('');
  protected readonly on = linkedSignal<string>(() => localDateAt(this.visit().placement.startsAt, this.zone));
  protected readonly day = httpResource<ScheduleDayView>(() => `/api/v1/schedule/days/${this.on()}`);
  private readonly toArrange = computed<VisitToArrange>(() => {
    const { placement } = this.visit();
    return { ...placement, preferred: placement.assignments.map(({ resourceId }) => resourceId) };
  });
  protected readonly choice = new PlacesChoice(
    this.toArrange,
    computed(() => (this.day.hasValue() ? this.day.value() : null)),
  );

  constructor() {
    effect(() => {
      const { placement } = this.visit();
      untracked(() => {
        this.choice.at.set(localTimeAt(placement.startsAt, this.zone));
        this.choice.minutes.set(patientMinutes(placement.phases));
        for (const { role, resourceId } of placement.assignments) this.choice.pick(role, resourceId);
      });
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const placement = this.choice.placement();
    if (placement === null) return;
    const body = { ...moveCommandOf(placement), overrides: overridesOf(this.choice.conflicts(), this.reason()) };
    const answer = await this.sending.post<AppointmentView>(`/api/v1/appointments/${this.visit().appointment.id}/move`, body);
    if (!answer.ok) return;
    this.putDown.offerUndo(this.visit(), answer.value);
    this.moved.emit();
    this.closed.emit();
  }
}
