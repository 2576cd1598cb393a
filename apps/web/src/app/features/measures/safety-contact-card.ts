import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instant, type SafetyContactView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { lastSeen } from '../../core/last-seen.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { DueBadge } from '../../ui/due-badge.js';
import { PhoneNumber } from '../../ui/phone-number.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { nameOf } from './measure-words.js';

/** The call a day after a dose, with the numbers and the form; nothing is drawn where none is due, which is not so where that cannot be read. Source: clinical reference §4.9. */
@Component({
  selector: 'kat-safety-contact-card',
  imports: [Button, ClinicTime, DueBadge, PhoneNumber, ProblemPanel, RouterLink],
  template: `
    @if (problem(); as failed) {
      <section class="kat-card" aria-labelledby="safety-contact-unread">
        <h3 id="safety-contact-unread">Whether a call is due a day after a dose</h3>
        <kat-problem [problem]="failed" canRetry (retried)="answer.reload()" />
      </section>
    }
    @for (call of calls(); track call.closesAt) {
      <section class="kat-card" aria-labelledby="safety-contact-heading">
        <div class="kat-row">
          <h3 id="safety-contact-heading">Call: a day after the dose</h3>
          <kat-due-badge [dueAt]="instantOf(call.by)" [now]="clock.now()" />
        </div>
        <p>
          No visit is planned at which somebody would ask how it is going. What is not asked by
          {{ call.closesAt | clinicTime: 'date-time' }} is not known.
        </p>
        <p class="kat-row">
          @for (number of call.toCall; track $index) {
            <span>{{ number.of ?? 'The patient' }}: <kat-phone-number [number]="number.phone" /></span>
          } @empty {
            <span class="meta">The chart has no telephone number of this patient.</span>
          }
        </p>
        @if (mayRecord()) {
          <div>
            <a kat-button kind="primary" icon="pencil" [routerLink]="['/patients', patientId(), 'measures', 'record', call.instrumentId]"
              >Record what was said: {{ nameOf(call.instrumentId) }}</a
            >
          </div>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    section {
      display: grid;
      gap: var(--space-12);
    }

    p > span {
      align-content: center;
      min-height: var(--target);
    }
  `,
})
export class SafetyContactCard {
  readonly patientId = input.required<string>();
  protected readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly answer = httpResource<SafetyContactView[]>(
    () => `/api/v1/patients/${this.patientId()}/measure-assignments/safety-contact`,
  );
  protected readonly problem = computed(() => (this.answer.error() === undefined ? null : problemOf(this.answer.error())));
  private readonly seen = lastSeen(this.answer, this.patientId);
  protected readonly calls = computed(() => this.seen() ?? []);
  protected readonly mayRecord = computed(() => this.signIn.may('measures.record'));
  protected readonly nameOf = nameOf;
  protected readonly instantOf = instant;

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    feed.reloads('measure', this.answer, destroyRef);
    feed.reloads('schedule', this.answer, destroyRef);
  }
}
