import { Component, computed, inject } from '@angular/core';
import { stepUnmet } from '@sojourn/domain';
import { ToldHistories } from '../../../core/told-histories.js';
import { Banner } from '../../../ui/banner.js';
import type { EntryFormSpec } from '../forms/form-field.js';
import { guardLines } from '../forms/guard-line.js';
import { GuardList } from '../forms/guard-list.js';
import { StepCard } from '../forms/step-card.js';
import { UnmetList } from '../forms/unmet-list.js';
import { SessionRoom } from '../session-room.js';
import { checkLines } from './check-lines.js';

const opening: EntryFormSpec = { kind: 'precheck-opened', save: 'Open the pre-dose check', fields: [] };
const aborting: EntryFormSpec = {
  kind: 'aborted',
  save: 'Abort before dosing',
  fields: [{ type: 'text', name: 'reason', label: 'Reason', rows: 2 }],
};
/** What the preparation settles has its own stage. */
const ofPreparation: ReadonlySet<string> = new Set(['preparation-missing', 'double-check-missing', 'stock-expired']);

/** The pre-dose check: what is missing first, each with the form that settles it. Source: clinical reference §1.6. */
@Component({
  selector: 'kat-check-stage',
  imports: [Banner, GuardList, StepCard, ToldHistories, UnmetList],
  template: `
    @if (room.fold(); as fold) {
      <div class="kat-page">
        @if (held().length > 0) {
          <kat-banner tone="alert" heading="No dose now">
            <kat-unmet-list heading="The dose" step="time-out-held" [unmet]="held()" />
          </kat-banner>
        }
        @if (fold.phase === 'planned') {
          <kat-banner tone="caution" heading="No order yet">
            What is checked now is kept. The pre-dose check opens when a prescriber has signed the order.
          </kat-banner>
        }
        @if (room.view()?.formsAtCheckIn; as forms) {
          <kat-banner tone="info" heading="Forms were not complete at check-in">
            {{ forms.open === 1 ? 'One form was open' : forms.open + ' forms were open' }}: {{ forms.reason }}
          </kat-banner>
        }
        @if (fold.phase === 'ordered') {
          <kat-step-card class="kat-card" heading="Open the pre-dose check" [spec]="opening" [unmet]="beforeOpening()" />
        }
        @if (room.view()?.patientId; as patientId) {
          <kat-told-histories [patientId]="patientId" />
        }
        <section class="kat-card" aria-labelledby="check-heading">
          <h2 id="check-heading">Pre-dose check</h2>
          <p class="meta" aria-live="polite">
            {{ missing() === 0 ? 'Everything is answered.' : missing() + ' of ' + lines().length + ' still open.' }}
          </p>
          <kat-guard-list [lines]="lines()" />
          @if (elsewhere().length > 0) {
            <kat-unmet-list heading="Time-out" step="time-out-held" [unmet]="elsewhere()" />
          }
        </section>
        @if (isBefore()) {
          <details class="kat-card">
            <summary>Do not dose today</summary>
            <kat-step-card heading="Abort before dosing" kind="danger" [spec]="aborting" />
          </details>
        }
      </div>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-8);
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
export default class CheckStage {
  protected readonly room = inject(SessionRoom);
  protected readonly opening = opening;
  protected readonly aborting = aborting;
  private readonly checked = computed(() => {
    const fold = this.room.fold();
    if (fold === null) return { lines: [], elsewhere: [] };
    const unmet = stepUnmet(fold.situation, 'time-out-held').filter(({ code }) => !ofPreparation.has(code));
    const isAsked = unmet.some(({ code }) => code === 'suicide-risk-not-dispositioned');
    const isGiven = fold.situation.log.standing.some(({ entry }) => entry.kind === 'suicide-risk-dispositioned');
    return guardLines(fold, checkLines(fold.situation.session, isAsked || isGiven), unmet);
  });
  protected readonly lines = computed(() => this.checked().lines);
  /** What came up about the patient and holds every dose is said before anything is asked. */
  protected readonly held = computed(() => {
    const { openRiskEvents = null, withdrawnConsents = null } = this.room.fold()?.situation.session.surroundings ?? {};
    const holding = [
      ...((openRiskEvents ?? 0) > 0 ? ['risk-event-open'] : []),
      ...((withdrawnConsents ?? 0) > 0 ? ['consent-withdrawn'] : []),
    ];
    return this.checked().elsewhere.filter(({ code }) => holding.includes(code));
  });
  protected readonly elsewhere = computed(() => this.checked().elsewhere.filter((one) => !this.held().includes(one)));
  protected readonly missing = computed(() => this.lines().filter(({ state }) => state === 'missing' || state === 'attention').length);
  protected readonly isBefore = computed(() => ['planned', 'ordered', 'precheck', 'ready'].includes(this.room.phase()));
  protected readonly beforeOpening = computed(
    () => this.room.fold()?.nextSteps.find(({ kind }) => kind === 'precheck-opened')?.unmet ?? [],
  );
}
