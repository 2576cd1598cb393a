import { Component, computed, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { inZone } from '../../core/clinic-time.js';
import { RunningSession } from '../../core/running-session.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { IdentityStrip } from './identity-strip.js';
import { SessionEntries } from './session-entries.js';
import { SessionRoom } from './session-room.js';
import { SessionWire } from './session-wire.js';
import { StageRail } from './stage-rail.js';

/** The frame of one dosing session: who it is, how far it is, and the stage that is open. Another session makes all of it anew. */
@Component({
  selector: 'kat-session-frame',
  imports: [IdentityStrip, Loading, ProblemPanel, RouterOutlet, StageRail],
  providers: [SessionEntries, SessionRoom, SessionWire],
  template: `
    @if (room.problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="room.view.reload()" />
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
  private readonly signIn = inject(SignInState);
  /** Paper says who printed it and when, on the clinic's clock. */
  protected readonly printed = computed(
    () => `Printed by ${this.signIn.view()?.person.displayName ?? ''}, ${inZone(this.room.now(), this.signIn.zone(), 'date-time')}`,
  );

  constructor() {
    const running = inject(RunningSession);
    effect(() => {
      const [fold, view] = [this.room.fold(), this.room.view.hasValue() ? this.room.view.value() : null];
      if (fold === null || view === null) return;
      const since = fold.dosing.firstDoseAt;
      if (this.room.isRunning() && since !== null) running.goesOn({ sessionId: view.session.id, patientName: view.patientName, since });
      else running.isOver(view.session.id);
    });
  }
}
