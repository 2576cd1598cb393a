import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { localDate, plusDays, type BoardAppointment, type ScheduleDayView } from '@sojourn/domain';
import { ClinicTime, dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { fillPrintMargins } from '../../core/print-margins.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { IconButton } from '../../ui/icon-button.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AppointmentSheet } from './appointment-sheet.js';
import { lookOf } from './schedule-words.js';
import { weekRows } from './week-rows.js';

/** Load and gaps of a week: a row for each person, room and pump, or only the visits of one patient. */
@Component({
  selector: 'kat-week-page',
  imports: [AppointmentSheet, Button, ClinicTime, Field, FieldInput, IconButton, Loading, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './week-page.html',
  styleUrl: './week-page.css',
})
export default class WeekPage {
  /** A day of the week, from the address; this week without it. */
  readonly on = input<string>();
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
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
    const [first, last] = [days[0]?.on, days.at(-1)?.on].map((on) => (on === undefined ? '' : inZone(`${on}T12:00:00Z`, 'UTC', 'date')));
    return `${first} to ${last}`;
  });

  constructor() {
    fillPrintMargins(() => `Schedule, ${this.heading()}`);
    inject(LiveFeed).reloads('schedule', this.week, inject(DestroyRef));
  }

  protected dayBeside(days: number): string {
    return plusDays(localDate(this.shownOn()), days);
  }

  protected weekday(on: string): string {
    return inZone(`${on}T12:00:00Z`, 'UTC', 'weekday');
  }

  protected look({ state, visitType }: BoardAppointment): string {
    return lookOf(state, visitType);
  }

  protected print(): void {
    globalThis.print();
  }
}
