import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import {
  localDateAt,
  localTimeAt,
  patientMinutes,
  placementNow,
  shiftBetween,
  shifted,
  type AppointmentView,
  type ScheduleDayView,
} from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ArrangementLines } from './arrangement-lines.js';
import { Arranging, moveOf, type PlannedMove } from './arranging.js';
import type { LiftedVisit } from './board-move.js';
import { OverrideField, overridesOf } from './override-field.js';
import { PlacesChoice, type VisitToArrange } from './places-choice.js';
import { PlacesForm } from './places-form.js';
import { PutDown, moveCommandOf } from './put-down.js';
import { ScopeChoice } from './scope-choice.js';
import { ScopeField } from './scope-field.js';

/** Another day, time, length, person or place for a visit, or for several of its course. The dialog is the twin of dragging. */
@Component({
  selector: 'kat-move-dialog',
  imports: [ArrangementLines, Button, Dialog, Loading, OverrideField, PlacesForm, ProblemPanel, ScopeField],
  providers: [Arranging],
  templateUrl: './move-dialog.html',
})
export class MoveDialog {
  readonly visit = input.required<LiftedVisit>();
  readonly moved = output<void>();
  readonly closed = output<void>();
  private readonly putDown = inject(PutDown);
  private readonly zone = inject(SignInState).zone();
  protected readonly arranging = inject(Arranging);
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
  protected readonly scope = new ScopeChoice(computed(() => this.visit().appointment));
  private readonly ids = new Map<string, string>();
  /** Each visit of the scope shifts as this one does, by the calendar and the wall clock. */
  private readonly moves = computed<readonly PlannedMove[]>(() => {
    const placement = this.choice.placement();
    if (placement === null) return [];
    const { appointment } = this.visit();
    const shift = shiftBetween(placementNow(appointment), placement, this.zone);
    const minutes = patientMinutes(placement.phases);
    return this.scope.visits().map((one) => {
      const isThis = one.id === appointment.id;
      const place = isThis ? placement : shifted(placementNow(one), shift, this.zone);
      return { appointment: one, ...place, id: this.idFor(one.id), ...(isThis ? { minutes } : {}) };
    });
  });
  private readonly command = computed(() => ({
    moves: this.moves().map(moveOf),
    overrides: overridesOf(this.arranging.conflicts(), this.reason()),
  }));
  protected readonly mayShift = computed(() => this.scope.isForSeveral());
  protected readonly isShown = computed(() => this.arranging.isShown({ moves: this.command().moves }));
  /** What is shown does not fit, and no reason sets it aside: there is nothing to do but change something. */
  protected readonly isRefused = computed(() => {
    const [conflicts, isWithReason] = [this.arranging.conflicts(), this.reason().trim() !== ''];
    return this.mayShift() && this.isShown() && conflicts.some(({ isOverridable }) => !(isOverridable && isWithReason));
  });
  protected readonly button = computed(() => {
    if (!this.mayShift()) return 'Move the visit';
    return this.isShown() ? `Move these ${this.moves().length} visits` : 'Show what changes';
  });

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
    if (this.mayShift()) return this.saveAll();
    const body = { ...moveCommandOf(placement), overrides: overridesOf(this.choice.conflicts(), this.reason()) };
    const answer = await this.sending.post<AppointmentView>(`/api/v1/appointments/${this.visit().appointment.id}/move`, body);
    if (!answer.ok) return;
    this.putDown.offerUndo(this.visit(), answer.value);
    this.finish();
  }

  private async saveAll(): Promise<void> {
    const { moves } = this.command();
    if (!this.isShown()) return this.arranging.ask({ moves });
    if (this.isRefused()) return;
    const done = this.moves();
    if (!(await this.arranging.commit(this.command()))) return;
    this.putDown.offerUndoAll(done);
    this.finish();
  }

  private finish(): void {
    this.moved.emit();
    this.closed.emit();
  }

  private idFor(appointmentId: string): string {
    const id = this.ids.get(appointmentId) ?? crypto.randomUUID();
    this.ids.set(appointmentId, id);
    return id;
  }
}
