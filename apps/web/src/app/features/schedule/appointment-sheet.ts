import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentEvent, AppointmentView, Unmet } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { ConcernButton } from '../../core/concern-button.js';
import { Clock } from '../../core/clock.js';
import { lastSeen } from '../../core/last-seen.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { Dialog } from '../../ui/dialog.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EscortLine } from './escort-line.js';
import { chipOf, eventWords, isMovable, roleWords, stateWords } from './schedule-words.js';
import { StepForm } from './step-form.js';
import { saidOf, stepWords } from './step-words.js';
import { TurnIntoTherapyVisit } from './turn-into-therapy-visit.js';
import { VisitBanners } from './visit-banners.js';
import { VisitPlaces } from './visit-places.js';

const onwardSteps: readonly AppointmentEvent[] = ['check-in', 'arrive', 'follow-up'];

/** One appointment: who, when, where, what happened so far, and what can happen next. */
@Component({
  selector: 'kat-appointment-sheet',
  imports: [
    ...[Button, Chip, ClinicTime, ConcernButton, Dialog, EscortLine, Loading, ProblemPanel],
    ...[RouterLink, StepForm, TurnIntoTherapyVisit, VisitBanners, VisitPlaces],
  ],
  templateUrl: './appointment-sheet.html',
  styleUrl: './appointment-sheet.css',
})
export class AppointmentSheet {
  readonly appointmentId = input.required<string>();
  /** Whether this page can move a visit; the board can. */
  readonly canMove = input(true);
  readonly moving = output<AppointmentView>();
  readonly changed = output<void>();
  readonly closed = output<void>();
  protected readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  protected readonly appointment = httpResource<AppointmentView>(() => `/api/v1/appointments/${this.appointmentId()}`);
  /** What was last read of the visit: a failed look takes no form away in which somebody types. */
  protected readonly seen = lastSeen(this.appointment, this.appointmentId);
  protected readonly problem = computed(() => (this.appointment.error() === undefined ? null : problemOf(this.appointment.error())));
  protected readonly taking = signal<AppointmentEvent | null>(null);
  protected readonly eventWords = eventWords;
  protected readonly roleWords = roleWords;
  protected readonly stateWords = stateWords;
  protected readonly stepWords = stepWords;
  protected readonly saidOf = saidOf;
  protected readonly chipOf = chipOf;
  /** Steps of this person's role whose time has come; what else stands in the way is said in the step's own form. */
  protected readonly steps = computed(() =>
    (this.seen()?.next ?? []).filter(({ unmet }) => !unmet.some((one) => isNotForNow(one, this.clock.now()))),
  );
  /** The step that comes next: somebody arrives and is checked in, or is looked after who did not come. */
  protected readonly onward = computed(() => onwardSteps.find((event) => this.steps().some((step) => step.event === event)) ?? null);
  protected readonly mayMove = computed(() => {
    const one = this.seen();
    return this.canMove() && one !== null && this.signIn.may('schedule.book') && isMovable(one.state);
  });
  /** Nobody takes the patient home: that may be known ahead, or only as they stand at the desk. */
  protected readonly mayTurn = computed(() => {
    const one = this.seen();
    return one?.isDosing === true && this.signIn.may('schedule.book') && (isMovable(one.state) || one.state === 'arrived');
  });
  /** A visit that was called off leaves its time to somebody who waits, as long as it is still to come. */
  protected readonly isFree = computed(() => {
    const one = this.seen();
    return one !== null && one.state.startsWith('cancelled') && Date.parse(one.startsAt) > this.clock.now();
  });
  protected readonly held = computed(() => {
    const one = this.seen();
    const seen = new Set<string>();
    return (one?.bookings ?? []).filter(({ resourceId }) => !seen.has(resourceId) && seen.add(resourceId));
  });

  constructor() {
    const live = inject(LiveFeed);
    live.reloads('schedule', this.appointment, inject(DestroyRef));
    // Answers that arrive meanwhile change how many forms are open.
    const ofPatient = (): string | null => this.seen()?.patientId ?? null;
    live.reloads('measure', this.appointment, inject(DestroyRef), ofPatient);
  }

  protected taken(view: AppointmentView | null): void {
    this.taking.set(null);
    this.renewed(view);
  }

  /** The visit as it stands now; a step that is being written stays open. */
  protected renewed(view: AppointmentView | null): void {
    if (view === null) this.appointment.reload();
    else this.appointment.set(view);
    this.changed.emit();
  }

  /** Another visit stands in its place: the page behind shows it. */
  protected leave(): void {
    this.changed.emit();
    this.closed.emit();
  }

  protected move(appointment: AppointmentView): void {
    this.moving.emit(appointment);
    this.closed.emit();
  }
}

/** What no form can settle: a step of somebody else's role, and one whose time has not come. */
function isNotForNow({ code, facts }: Unmet, nowMs: number): boolean {
  return code === 'role-may-not' || (code === 'within-grace' && Date.parse(String(facts?.['from'])) > nowMs);
}
