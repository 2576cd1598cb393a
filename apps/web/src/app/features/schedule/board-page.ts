import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { localDate, plusDays, type BoardAppointment, type ScheduleDayView } from '@sojourn/domain';
import { ClinicTime, dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Connectivity } from '../../core/connectivity.js';
import { LiveFeed } from '../../core/live-feed.js';
import { narrowScreen } from '../../core/narrow-screen.js';
import { OutageButton } from '../../core/outage-button.js';
import { fillPrintMargins } from '../../core/print-margins.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { KeyHint } from '../../ui/key-hint.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AgendaList } from './agenda-list.js';
import { AppointmentSheet } from './appointment-sheet.js';
import { AwayDialog } from './away-dialog.js';
import { BoardMove } from './board-move.js';
import { BookingDialog } from './booking-dialog.js';
import { CalledOff } from './called-off.js';
import { MoveBar } from './move-bar.js';
import { MoveDialog } from './move-dialog.js';
import { PutDown } from './put-down.js';
import { ScheduleBoard } from './schedule-board.js';
import { isMovable } from './schedule-words.js';

/** People, rooms and pumps of one day, put together. On a phone the day is a list. */
@Component({
  selector: 'kat-board-page',
  imports: [
    ...[
      AgendaList,
      AppointmentSheet,
      AwayDialog,
      Banner,
      BookingDialog,
      Button,
      CalledOff,
      Chip,
      ClinicTime,
      EmptyState,
      IconButton,
      KeyHint,
    ],
    ...[Loading, MoveBar, MoveDialog, OutageButton, ProblemPanel, RouterLink, ScheduleBoard],
  ],
  providers: [BoardMove, PutDown],
  templateUrl: './board-page.html',
  styleUrl: './board-page.css',
})
export default class BoardPage {
  /** From the address, such as ?on=2026-11-30; today without it. */
  readonly on = input<string>();
  /** Ids of a patient and a visit that somebody came here to book. */
  readonly patient = input<string>();
  readonly visit = input<string>();
  /** Id of a visit of the day that somebody came here to move. */
  readonly moving = input<string>();
  /** Id of a visit of the day that somebody came here to look at. */
  readonly open = input<string>();
  private readonly router = inject(Router);
  private readonly connectivity = inject(Connectivity);
  protected readonly signIn = inject(SignInState);
  protected readonly clock = inject(Clock);
  protected readonly move = inject(BoardMove);
  protected readonly putDown = inject(PutDown);
  protected readonly isNarrow = narrowScreen();
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly shownOn = computed(() => {
    const asked = this.on() ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : this.today();
  });
  protected readonly day = httpResource<ScheduleDayView>(() => `/api/v1/schedule/days/${this.shownOn()}`);
  protected readonly problem = computed(() => (this.day.error() === undefined ? null : problemOf(this.day.error())));
  protected readonly heading = computed(() => inZone(`${this.shownOn()}T12:00:00Z`, 'UTC', 'weekday'));
  protected readonly shownSince = computed(() => (this.connectivity.reachable() ? null : this.connectivity.lastHeardAt()));
  protected readonly chosenId = signal<string | null>(null);
  protected readonly isSomebodyAway = signal(false);
  protected readonly mayBook = computed(() => this.signIn.may('schedule.book'));
  protected readonly isBooking = linkedSignal(() => this.patient() !== undefined && this.mayBook());
  protected readonly clashes = computed(() => [...this.move.standing().values()].flat().filter(({ isOverridable }) => !isOverridable));

  constructor() {
    fillPrintMargins(() => `Schedule, ${this.heading()}`);
    inject(LiveFeed).reloads('schedule', this.day, inject(DestroyRef));
    effect(() => this.move.follow(this.day.hasValue() ? [this.day.value()] : []));
    effect(() => {
      const [id, day] = [this.moving(), this.day.hasValue() ? this.day.value() : null];
      if (id !== undefined && day !== null) untracked(() => this.bring(id, day));
    });
    effect(() => {
      const id = this.open();
      if (id === undefined) return;
      this.chosenId.set(id);
      untracked(() => this.forget({ open: null }));
    });
  }

  protected print(): void {
    globalThis.print();
  }

  protected go(days: number): void {
    this.show(plusDays(localDate(this.shownOn()), days));
  }

  protected show(on: string): void {
    this.move.drop();
    if (on !== '') void this.router.navigate([], { queryParams: { on: on === this.today() ? null : on } });
  }

  protected closeBooking(): void {
    this.isBooking.set(false);
    this.forget({ patient: null, visit: null });
  }

  protected choose(appointment: BoardAppointment): void {
    this.chosenId.set(appointment.id);
  }

  /** A visit whose person is away, and that nobody takes over, is given another day. */
  protected moveInstead(appointment: BoardAppointment): void {
    this.isSomebodyAway.set(false);
    this.putDown.arrange(appointment);
  }

  protected async put(): Promise<void> {
    if (await this.putDown.now()) this.day.reload();
  }

  protected changed(): void {
    this.day.reload();
  }

  /** Asks where the visit is to go; one that cannot be moved, or stands here no more, is shown instead. */
  private bring(id: string, { appointments }: ScheduleDayView): void {
    const visit = appointments.find((one) => one.id === id);
    if (visit !== undefined && this.mayBook() && isMovable(visit.state)) this.putDown.arrange(visit);
    else this.chosenId.set(id);
    this.forget({ moving: null });
  }

  private forget(queryParams: Readonly<Record<string, null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
