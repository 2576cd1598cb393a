import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instantText, isDosingVisit, type AppointmentView, type ScheduleDayView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { withNeeds } from './needs/with-needs.js';
import { BookingDraft } from './booking-draft.js';
import { OverrideField, overridesOf } from './override-field.js';
import { PlacesChoice } from './places-choice.js';
import { PlacesForm } from './places-form.js';
import { VisitChoice } from './visit-choice.js';

/** Booking one visit: for whom, which, when, with whom and where. Who is free is suggested; why the others are not is said. */
@Component({
  selector: 'kat-booking-dialog',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, OverrideField, PlacesForm, ProblemPanel, RouterLink, VisitChoice],
  providers: [BookingDraft],
  templateUrl: './booking-dialog.html',
})
export class BookingDialog {
  readonly on = input.required<string>();
  /** What the booking begins with, where it is known. */
  readonly patientId = input<string>();
  readonly visitId = input<string>();
  readonly booked = output<void>();
  readonly closed = output<void>();
  protected readonly draft = inject(BookingDraft);
  protected readonly sending = submission();
  protected readonly isTried = signal(false);
  protected readonly reason = signal('');
  protected readonly escortName = signal('');
  protected readonly escortPhone = signal('');
  protected readonly day = linkedSignal(() => this.on());
  protected readonly loaded = httpResource<ScheduleDayView>(() => `/api/v1/schedule/days/${this.day()}`);
  protected readonly choice = new PlacesChoice(
    this.draft.toArrange,
    computed(() => (this.loaded.hasValue() ? withNeeds(this.loaded.value(), this.draft.needs()) : null)),
  );
  protected readonly isDosing = computed(() => {
    const visit = this.draft.visit();
    return visit !== null && isDosingVisit(visit.visitType);
  });

  constructor() {
    // Who was picked for another visit need not serve this one.
    effect(() => {
      this.draft.visitId();
      untracked(() => this.choice.forgetPicks());
    });
    effect(() => {
      const patientId = this.patientId();
      if (patientId !== undefined) void untracked(() => this.draft.startWith(patientId, this.visitId() ?? null));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const command = this.command();
    if (command === null) return;
    const answer = await this.sending.post<AppointmentView>('/api/v1/appointments', command);
    if (!answer.ok) return;
    this.booked.emit();
    this.closed.emit();
  }

  private command(): Record<string, unknown> | null {
    const [placement, visit, day] = [this.choice.placement(), this.draft.visit(), this.loaded.value()];
    if (placement === null || visit === null || day === undefined) return null;
    const { appointmentId: id, patientId, startsAt, assignments, isRemote } = placement;
    const { courseId, visitKey, visitType } = visit;
    const escort = this.escortName().trim() === '' ? null : { name: this.escortName(), phone: this.escortPhone() };
    const overrides = overridesOf(this.choice.conflicts(), this.reason());
    return {
      ...{ id, patientId, siteId: day.site.id, courseId, visitKey, visitType, isRemote, escort },
      ...{ startsAt: instantText(startsAt), assignments, overrides },
    };
  }
}
