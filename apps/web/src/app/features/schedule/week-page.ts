import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { localDate, plusDays, type ScheduleDayView } from '@sojourn/domain';
import { dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { narrowScreen } from '../../core/narrow-screen.js';
import { fillPrintMargins } from '../../core/print-margins.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { IconButton } from '../../ui/icon-button.js';
import { KeyHint } from '../../ui/key-hint.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AppointmentSheet } from './appointment-sheet.js';
import { BoardMove } from './board-move.js';
import { MoveBar } from './move-bar.js';
import { MoveDialog } from './move-dialog.js';
import { PutDown } from './put-down.js';
import { ServerOpinion } from './server-opinion.js';
import { weekRows } from './week-rows.js';
import { WeekTable } from './week-table.js';

/** Load and gaps of a week: a row for each person, room and pump, or only the visits of one patient. */
@Component({
  selector: 'kat-week-page',
  imports: [
    ...[AppointmentSheet, Button, Field, FieldInput, IconButton, KeyHint, Loading, MoveBar, MoveDialog, PageHeader, ProblemPanel],
    ...[RouterLink, WeekTable],
  ],
  providers: [BoardMove, PutDown, ServerOpinion],
  templateUrl: './week-page.html',
  styleUrl: './week-page.css',
})
export default class WeekPage {
  /** A day of the week, from the address; this week without it. */
  readonly on = input<string>();
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  private readonly move = inject(BoardMove);
  protected readonly putDown = inject(PutDown);
  protected readonly isNarrow = narrowScreen();
  protected readonly mayBook = computed(() => this.signIn.may('schedule.book'));
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly shownOn = computed(() => {
    const asked = this.on() ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : this.today();
  });
  protected readonly week = httpResource<ScheduleDayView[]>(() => `/api/v1/schedule/weeks/${this.shownOn()}`);
  protected readonly problem = computed(() => (this.week.error() === undefined ? null : problemOf(this.week.error())));
  protected readonly text = signal('');
  protected readonly chosenId = signal<string | null>(null);
  protected readonly rows = computed(() => {
    const sought = this.text().trim().toLocaleLowerCase();
    return weekRows(this.week.hasValue() ? this.week.value() : [], ({ patientName }) => patientName.toLocaleLowerCase().includes(sought));
  });
  protected readonly heading = computed(() => {
    const days = this.week.hasValue() ? this.week.value() : [];
    if (days.length === 0) return '';
    const [first, last] = [days[0]?.on, days.at(-1)?.on].map((on) => (on === undefined ? '' : inZone(`${on}T12:00:00Z`, 'UTC', 'date')));
    return `${first} to ${last}`;
  });

  constructor() {
    fillPrintMargins(() => `Schedule, ${this.heading()}`);
    inject(LiveFeed).reloads('schedule', this.week, inject(DestroyRef));
    inject(ServerOpinion);
    effect(() => this.move.follow(this.week.hasValue() ? this.week.value() : []));
  }

  protected dayBeside(days: number): string {
    return plusDays(localDate(this.shownOn()), days);
  }

  protected async put(): Promise<void> {
    if (await this.putDown.now()) this.week.reload();
  }

  protected print(): void {
    globalThis.print();
  }
}
