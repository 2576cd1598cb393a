import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { ItemTable } from './item-table.js';
import { findingWords, nameOf, scoreWords, suicideWords, totalWords } from './measure-words.js';
import type { KeptForm } from './kept-form.js';

/** What a form came to, right after it was recorded: words first, every answer behind them, and what to do when an answer is about suicide. */
@Component({
  selector: 'kat-recorded-form',
  imports: [Banner, Button, ItemTable, RouterLink],
  template: `
    <h3>Recorded: {{ name() }}</h3>
    @if (form().riskEventId !== null) {
      <p>
        <strong>{{ said() }}</strong>
      </p>
    }
    <p class="score">{{ words() }}</p>
    @for (finding of findings(); track finding.label) {
      <p>{{ finding.label }}: {{ finding.value }}</p>
    }
    @if (form().riskEventId; as eventId) {
      <kat-banner tone="alert" heading="An answer about suicide">
        A risk event is open and its clock runs. No dose may start before a disposition is signed. Stay with the patient; help at any hour:
        988, in danger 911.
        <a katBannerActions kat-button kind="primary" size="small" [routerLink]="['/risk-events', eventId]">Open the risk event</a>
        @if (asksForCssrs()) {
          <a katBannerActions kat-button size="small" [routerLink]="['/patients', patientId(), 'measures', 'record', 'c-ssrs-screener']">
            Ask the C-SSRS now
          </a>
        }
      </kat-banner>
    }
    @if (unanswered(); as items) {
      <kat-banner tone="caution" heading="The item about suicide is open">Ask item {{ items }} before the patient leaves.</kat-banner>
    }
    <details>
      <summary>Every answer</summary>
      <kat-item-table [score]="form().score" />
    </details>
    <div class="kat-row">
      <a kat-button kind="primary" [routerLink]="['/patients', patientId(), 'measures']">Back to the measures</a>
      <button type="button" kat-button kind="quiet" (click)="again.emit()">Record another one</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    .score {
      font: var(--type-entry);
    }

    summary {
      cursor: pointer;
    }
  `,
})
export class RecordedForm {
  readonly patientId = input.required<string>();
  readonly form = input.required<KeptForm>();
  readonly again = output<void>();
  protected readonly name = computed(() => nameOf(this.form().score.instrument));
  protected readonly said = computed(() => suicideWords(this.form().score));
  /** Beside a positive answer about suicide no word reassures. */
  protected readonly words = computed(() => (this.said() === '' ? scoreWords(this.form().score) : totalWords(this.form().score)));
  protected readonly findings = computed(() => findingWords(this.form().score));
  protected readonly asksForCssrs = computed(() => !this.form().score.instrument.startsWith('c-ssrs'));
  protected readonly unanswered = computed(() => {
    const risk = this.form().score.suicideRisk;
    return risk.kind === 'item-unanswered' ? risk.items.join(', ') : null;
  });
}
