import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { localDate, plusDays, type ScheduleDayView } from '@sojourn/domain';
import { dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { AgendaList } from './agenda-list.js';
import { AppointmentSheet } from './appointment-sheet.js';

/** The visits of the person who is signed in, one day, by time. Made for a phone in a pocket. */
@Component({
  selector: 'kat-my-day-page',
  imports: [AgendaList, AppointmentSheet, Button, Loading, PageHeader, ProblemPanel, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header heading="My day" [detail]="heading()">
        <a kat-button kind="quiet" size="small" routerLink="." [queryParams]="{ on: dayBeside(-1) }">The day before</a>
        <a kat-button kind="quiet" size="small" routerLink="." [queryParams]="{ on: dayBeside(1) }">The day after</a>
      </kat-page-header>
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="day.reload()" />
      } @else if (mine(); as shown) {
        <kat-agenda-list [day]="shown" (chosen)="chosenId.set($event.id)" />
      } @else {
        <kat-loading label="Loading the day" [lines]="5" />
      }
    </div>
    @if (chosenId(); as id) {
      <kat-appointment-sheet [appointmentId]="id" [canMove]="false" (changed)="day.reload()" (closed)="chosenId.set(null)" />
    }
  `,
})
export default class MyDayPage {
  /** From the address, such as ?on=2026-11-30; today without it. */
  readonly on = input<string>();
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  protected readonly shownOn = computed(() => {
    const asked = this.on() ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : dateInZone(this.clock.now(), this.signIn.zone());
  });
  protected readonly day = httpResource<ScheduleDayView>(() => `/api/v1/schedule/days/${this.shownOn()}`);
  protected readonly problem = computed(() => (this.day.error() === undefined ? null : problemOf(this.day.error())));
  protected readonly heading = computed(() => inZone(`${this.shownOn()}T12:00:00Z`, 'UTC', 'weekday'));
  protected readonly chosenId = signal<string | null>(null);
  /** A person of the schedule has the id of the staff member. */
  protected readonly mine = computed<ScheduleDayView | null>(() => {
    if (!this.day.hasValue()) return null;
    const [day, me] = [this.day.value(), this.signIn.view()?.staffMemberId];
    return { ...day, appointments: day.appointments.filter(({ bookings }) => bookings.some(({ resourceId }) => resourceId === me)) };
  });

  constructor() {
    inject(LiveFeed).reloads('schedule', this.day, inject(DestroyRef));
  }

  protected dayBeside(days: number): string {
    return plusDays(localDate(this.shownOn()), days);
  }
}
