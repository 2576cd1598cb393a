import { Component, computed, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Outbox } from '../../core/outbox/outbox.js';
import { RunningSession } from '../../core/running-session.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { roughSpan } from '../../ui/spans.js';
import { EntryDelivery } from './entry-delivery.js';
import { LineToSettle } from './forms/line-to-settle.js';
import { IdentityStrip } from './identity-strip.js';
import { SessionEntries } from './session-entries.js';
import { SessionRecord } from './session-record.js';
import { SessionRoom } from './session-room.js';
import { SessionWire } from './session-wire.js';
import { StageRail } from './stage-rail.js';

/** The frame of one dosing session: who it is, how far it is, and the stage that is open. Another session makes all of it anew. */
@Component({
  selector: 'kat-session-frame',
  imports: [Banner, ClinicTime, IdentityStrip, Loading, ProblemPanel, RouterOutlet, StageRail],
  providers: [EntryDelivery, LineToSettle, SessionEntries, SessionRecord, SessionRoom, SessionWire],
  template: `
    @if (room.problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="room.reload()" />
    }
    @if (outbox.isBroken()) {
      <kat-banner class="screen-only" tone="caution" heading="This browser keeps no entries by itself">
        What you write here is safe only once the screen says it is kept. Stay connected; free some space on this device, then reload.
      </kat-banner>
    }
    @if (outbox.isNearlyFull() && !outbox.isBroken()) {
      <kat-banner class="screen-only" tone="caution" heading="The storage of this tablet is nearly full">
        What you write is kept here as long as there is room. Free some space before you go on without network.
      </kat-banner>
    }
    @if (room.asOf(); as since) {
      <kat-banner class="screen-only" tone="caution" [heading]="'As of ' + (since | clinicTime) + ' – the server is away'">
        This is the copy on this tablet. Go on: what you record is kept here and goes to the record when the server is back.
      </kat-banner>
    }
    @if (clockWords(); as words) {
      <kat-banner class="screen-only" tone="caution" heading="The clock of this tablet is wrong">{{ words }}</kat-banner>
    }
    @if (room.fold() !== null) {
      <header>
        <kat-identity-strip />
        <kat-stage-rail class="screen-only" />
        <p class="print-only">{{ printed() }}</p>
      </header>
    } @else if (room.problem() === null) {
      <kat-loading label="Opening the session" [lines]="10" />
    }
    @for (id of [room.sessionId()]; track id) {
      <div class="stage" [hidden]="room.fold() === null"><router-outlet /></div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }

    header {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
      padding: var(--space-8) var(--space-24) var(--space-4);
      border-bottom: 1px solid var(--line);
      background: var(--surface);
    }

    kat-problem,
    kat-loading {
      margin: var(--space-24);
    }

    .stage {
      position: relative;
      flex: 1;
      min-height: 0;
      overflow: auto;
    }

    @media (max-width: 960px), print {
      :host {
        height: auto;
      }

      .stage {
        overflow: visible;
      }
    }

    @media (max-width: 699px) {
      header {
        padding: var(--space-8) var(--space-12);
      }
    }
  `,
})
export default class SessionFrame {
  protected readonly room = inject(SessionRoom);
  protected readonly outbox = inject(Outbox);
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  /** A minute is noticeable at the bedside; the times that are recorded follow the server's clock all the same. */
  protected readonly clockWords = computed(() => {
    const deviationMs = this.clock.deviationMs();
    if (Math.abs(deviationMs) < 30_000) return null;
    const way = deviationMs < 0 ? 'ahead of' : 'behind';
    return `It runs ${roughSpan(deviationMs)} ${way} the server. What you record carries the right time; set the clock when you can.`;
  });
  /** Paper says who printed it and when, on the clinic's clock. */
  protected readonly printed = computed(
    () => `Printed by ${this.signIn.view()?.person.displayName ?? ''}, ${inZone(this.room.now(), this.signIn.zone(), 'date-time')}`,
  );

  constructor() {
    const running = inject(RunningSession);
    void this.outbox.check();
    effect(() => {
      const [fold, view] = [this.room.fold(), this.room.view()];
      if (fold === null || view === null) return;
      const since = fold.dosing.firstDoseAt;
      if (this.room.isRunning() && since !== null) running.goesOn({ sessionId: view.session.id, patientName: view.patientName, since });
      else running.isOver(view.session.id);
    });
  }
}
