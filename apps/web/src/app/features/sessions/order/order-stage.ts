import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { orderedDoseUg, type AskedDose, type OrderBackgroundView } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { ClinicTime } from '../../../core/clinic-time.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Banner } from '../../../ui/banner.js';
import { LastAtDoseCard } from '../../../ui/last-at-dose-card.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { weightSpec } from '../check/check-specs.js';
import { EntryForm } from '../forms/entry-form.js';
import { SessionRoom } from '../session-room.js';
import { LastTimeCard } from './last-time-card.js';
import { OrderCard } from './order-card.js';
import { OrderForm } from './order-form.js';

/** The dose order: what is in force, what it is weighed against, and the form for who may sign. */
@Component({
  selector: 'kat-order-stage',
  imports: [Banner, ClinicTime, EntryForm, LastAtDoseCard, LastTimeCard, Loading, OrderCard, OrderForm, ProblemPanel],
  template: `
    <div class="kat-page">
      @if (hasOrder()) {
        <kat-order-card class="kat-card" />
      }
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="behind.reload()" />
      } @else if (behind.hasValue()) {
        <div class="columns">
          <div class="main">
            <section class="kat-card" aria-labelledby="weight-heading">
              <h2 id="weight-heading">Weight</h2>
              @if (weight(); as newest) {
                <p>
                  <strong>{{ newest.weightG / 1000 }} kg</strong>
                  <span class="meta"> measured {{ newest.measuredAt | clinicTime: 'date-time' }}{{ change() }}</span>
                </p>
              }
              @if (!isWeighedToday() && isOpen() && signIn.may('dosing.record')) {
                <kat-entry-form [spec]="weightSpec" (kept)="behind.reload()" />
              }
            </section>
            @if (!isOpen()) {
              <kat-banner tone="info">Dosing has begun: the order stands as it was signed.</kat-banner>
            } @else if (signIn.may('orders.sign')) {
              <kat-order-form class="kat-card" [behind]="behind.value()" (signed)="behind.reload()" (drafted)="drafted.set($event)" />
            } @else if (!hasOrder()) {
              <kat-banner tone="info" heading="No order yet">A prescriber signs the dose order here.</kat-banner>
            }
          </div>
          <div class="main">
            <kat-last-time-card class="kat-card" [last]="behind.value().lastTime" />
            @if (asked(); as dose) {
              <section class="kat-card" aria-labelledby="dose-heading">
                <h2 id="dose-heading">At this dose last time</h2>
                <kat-last-at-dose [earlier]="behind.value().earlierSessions" [asked]="dose" [zone]="signIn.zone()" />
              </section>
            }
          </div>
        </div>
      } @else {
        <kat-loading label="Looking up the last time" [lines]="6" />
      }
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(260px, 1fr);
      gap: var(--space-24);
      align-items: start;
    }

    .main,
    section {
      display: grid;
      gap: var(--space-16);
    }

    strong {
      font: var(--type-entry);
    }

    @media (max-width: 899px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export default class OrderStage {
  protected readonly room = inject(SessionRoom);
  protected readonly signIn = inject(SignInState);
  protected readonly weightSpec = weightSpec;
  protected readonly behind = httpResource<OrderBackgroundView>(() => `/api/v1/dosing-sessions/${this.room.sessionId()}/order-background`);
  protected readonly problem = computed(() => (this.behind.error() === undefined ? null : problemOf(this.behind.error())));
  protected readonly hasOrder = computed(() => (this.room.fold()?.situation.session.order ?? null) !== null);
  protected readonly isOpen = computed(() => ['planned', 'ordered', 'precheck', 'ready'].includes(this.room.phase()));
  /** The dose that is being written, in µg; null while it is not whole. */
  protected readonly drafted = signal<number | null>(null);
  /** What is being ordered, or else what is in force: nothing is asked for before there is a dose. */
  protected readonly asked = computed((): AskedDose | null => {
    const session = this.room.fold()?.situation.session;
    const doseUg = this.drafted() ?? (session === undefined || session.order === null ? null : orderedDoseUg(session.order));
    return session === undefined || doseUg === null ? null : { product: session.product, doseUg };
  });
  private readonly weights = computed(() => (this.behind.hasValue() ? this.behind.value().background.weights : []));
  protected readonly weight = computed(() => this.weights()[0] ?? null);
  protected readonly isWeighedToday = computed(() => {
    const at = this.weight()?.measuredAt ?? null;
    const zone = this.signIn.zone();
    return at !== null && dateInZone(at, zone) === dateInZone(this.room.now(), zone);
  });
  protected readonly change = computed(() => {
    const [newest, before] = this.weights();
    if (newest === undefined || before === undefined) return '';
    const percent = ((newest.weightG - before.weightG) / before.weightG) * 100;
    return `, ${percent < 0 ? '−' : '+'}${Number(Math.abs(percent).toFixed(1))} % against ${before.weightG / 1_000} kg before`;
  });

  constructor() {
    inject(LiveFeed).reloads('patient', this.behind, inject(DestroyRef));
  }
}
