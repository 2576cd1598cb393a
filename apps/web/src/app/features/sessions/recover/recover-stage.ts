import { Component, computed, inject } from '@angular/core';
import { EntryForm } from '../forms/entry-form.js';
import { guardLines } from '../forms/guard-line.js';
import { GuardList } from '../forms/guard-list.js';
import { StepCard } from '../forms/step-card.js';
import { UnmetList } from '../forms/unmet-list.js';
import { SessionRoom } from '../session-room.js';
import { ObservationClock } from './observation-clock.js';
import { leavingLines, readyLines } from './recover-specs.js';
import { againstAdviceSpec, dischargeSpec, escalateSpec, readySpec, reopenSpec, transferSpec } from './recover-steps.js';

const watched: readonly string[] = ['dosing', 'paused', 'observing', 'discharge-ready'];

/** Recovery and discharge: reasons why not yet, each with its form, and the ways out that are no discharge. Source: clinical reference §3.5. */
@Component({
  selector: 'kat-recover-stage',
  imports: [EntryForm, GuardList, ObservationClock, StepCard, UnmetList],
  templateUrl: './recover-stage.html',
  styles: `
    section {
      display: grid;
      gap: var(--space-12);
    }

    summary + * + * {
      margin-top: var(--space-12);
    }

    summary {
      min-height: var(--target);
      align-content: center;
      color: var(--muted);
      font: var(--type-label);
      cursor: pointer;
    }
  `,
})
export default class RecoverStage {
  protected readonly room = inject(SessionRoom);
  protected readonly steps = {
    ...{ ready: readySpec, discharge: dischargeSpec, reopen: reopenSpec, againstAdvice: againstAdviceSpec },
    ...{ escalate: escalateSpec(() => this.room.now()), transfer: transferSpec },
  };
  protected readonly ready = computed(() => {
    const fold = this.room.fold();
    if (fold === null) return { lines: [], elsewhere: [] };
    const unmet = fold.readiness.beforeDischarge;
    const needsDisposition = unmet.some(({ code }) => code === 'new-suicidal-thoughts');
    const { lines, elsewhere } = guardLines(fold, readyLines(fold.situation.session.product, needsDisposition), unmet);
    // The clock above says how long still.
    return { lines, elsewhere: elsewhere.filter(({ code }) => code !== 'minimum-observation') };
  });
  protected readonly leaving = computed(() => {
    const fold = this.room.fold();
    if (fold === null) return { lines: [], elsewhere: [] };
    const { session, log } = fold.situation;
    const has = (kind: string) => log.standing.some(({ entry }) => entry.kind === kind);
    const unmet = fold.readiness.beforeLeaving;
    const needsSignOff = has('prescriber-signed-off') || unmet.some(({ code }) => code === 'prescriber-sign-off-missing');
    const wanted = leavingLines({ hasLine: has('venous-access-placed'), needsEscort: session.isEscortRequired, needsSignOff });
    return guardLines(fold, wanted, unmet);
  });
  protected readonly isWatched = computed(() => watched.includes(this.room.phase()));
  protected readonly open = computed(() => this.ready().lines.filter(({ state }) => state === 'missing' || state === 'attention').length);
}
