import { Component, computed, inject } from '@angular/core';
import { checkedPreparations, stepUnmet, summaryOf, type TreatmentProduct } from '@sojourn/domain';
import { Banner } from '../../../ui/banner.js';
import { noQuestions } from '../check/check-specs.js';
import type { EntryFormSpec } from '../forms/form-field.js';
import { guardLines, type WantedLine } from '../forms/guard-line.js';
import { GuardList } from '../forms/guard-list.js';
import { StepCard } from '../forms/step-card.js';
import { clinicalTeam } from '../session-people.js';
import { SessionRoom } from '../session-room.js';
import { scanSpec } from './preparation-specs.js';

const wanted: readonly WantedLine[] = [
  {
    ...{ kind: 'preparation-recorded', label: 'Dose prepared', spec: noQuestions('preparation-recorded'), special: 'preparation' },
    codes: ['stock-expired'],
  },
  {
    ...{ kind: 'double-check-recorded', label: 'Independent double check', spec: noQuestions('double-check-recorded') },
    special: 'double-check',
  },
  { kind: 'product-scanned', label: 'Pack scanned at the bedside', spec: scanSpec },
];
const ofPreparation: ReadonlySet<string> = new Set(['preparation-missing', 'double-check-missing', 'stock-expired']);
const doseForms: Readonly<Record<TreatmentProduct, string>> = {
  'intravenous-ketamine': 'infusion',
  'intramuscular-ketamine': 'injection',
  'intranasal-esketamine': 'device',
  'intranasal-ketamine': 'sprays',
  'sublingual-ketamine': 'troche',
};

/** Preparation, blind double check, time-out and release: nothing is given before all four. Source: clinical reference §1.6, §6.1. */
@Component({
  selector: 'kat-prepare-stage',
  imports: [Banner, GuardList, StepCard],
  template: `
    @if (room.fold(); as fold) {
      <div class="kat-page">
        <section class="kat-card" aria-labelledby="prepare-heading">
          <h2 id="prepare-heading">Preparation</h2>
          @if (comparison(); as found) {
            <kat-banner [tone]="found.agrees ? 'ok' : 'alert'" [heading]="found.agrees ? 'Both results agree' : 'The two results differ'">
              First {{ found.first }}. Second {{ found.second }}.
            </kat-banner>
          }
          <kat-guard-list [lines]="lines()" />
        </section>
        @if (fold.phase === 'precheck') {
          <kat-step-card class="kat-card" heading="Time-out" [spec]="timeOut()" [unmet]="beforeGo()" />
        } @else if (fold.phase === 'ready') {
          <kat-step-card class="kat-card" heading="Release the dose" [spec]="release()" [unmet]="beforeRelease()" />
        } @else if (fold.phase === 'planned' || fold.phase === 'ordered') {
          <kat-banner tone="info">The time-out is held once the pre-dose check is open.</kat-banner>
        }
      </div>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export default class PrepareStage {
  protected readonly room = inject(SessionRoom);
  protected readonly lines = computed(() => {
    const fold = this.room.fold();
    return fold === null
      ? []
      : guardLines(
          fold,
          wanted,
          this.beforeGo().filter(({ code }) => ofPreparation.has(code)),
        ).lines;
  });
  protected readonly beforeGo = computed(() => {
    const fold = this.room.fold();
    return fold === null ? [] : stepUnmet(fold.situation, 'time-out-held');
  });
  protected readonly beforeRelease = computed(() => {
    const fold = this.room.fold();
    return fold === null ? [] : stepUnmet(fold.situation, 'dose-released');
  });
  protected readonly comparison = computed(() => {
    const fold = this.room.fold();
    const last = fold === null ? undefined : checkedPreparations(fold.situation.log).findLast(({ checkId }) => checkId !== null);
    const check = fold?.situation.log.standing.find(({ entry }) => entry.id === last?.checkId)?.entry;
    if (last === undefined || check === undefined) return null;
    return { agrees: last.state === 'agrees', first: summaryOf(last.preparation.entry), second: summaryOf(check) };
  });
  protected readonly timeOut = computed<EntryFormSpec>(() => ({
    kind: 'time-out-held',
    save: 'Hold the time-out',
    fields: [
      {
        ...{ type: 'ticks', name: 'participantIds', label: 'Who takes part' },
        choices: clinicalTeam(this.room.view()),
      },
      {
        ...{ type: 'choice', name: 'decision', label: 'Decision' },
        choices: [
          { value: 'go', label: 'Go' },
          { value: 'no-go', label: 'No-go' },
        ],
      },
      { type: 'text', name: 'reason', label: 'Why not', rows: 2, when: ({ decision }) => decision === 'no-go' },
    ],
  }));
  protected readonly release = computed<EntryFormSpec>(() => {
    const product = this.room.fold()?.situation.session.product ?? 'intravenous-ketamine';
    return { kind: 'dose-released', save: 'Release the dose', fields: [], more: () => ({ form: doseForms[product] }) };
  });
}
